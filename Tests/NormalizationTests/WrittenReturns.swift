/// Returns as offices write them, for the tests of this target.
enum Written {
  static let top = "表号：HC-19-1\n填报单位：都安瑶族自治县\n期别：2020-12\n单位：万元\n"
  static let header = "乡镇,项目类型,建设性质,数量,受益贫困人口,投资\n"
  static let rows = """
    安阳镇,集中供水,新建,3,100,10.5
    高岭镇,家庭水柜,新建,12,40,11.2
    地苏镇,家庭水柜,改扩建,10,35,9.8

    """
  static let figures = ["安阳镇 central new: 3 100 105000", "高岭镇 cistern new: 12 40 112000", "地苏镇 cistern extended: 10 35 98000"]

  static let progress = "表号：HC-22-1\n期别：2020-12\n"
}
