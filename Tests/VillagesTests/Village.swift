/// The figures of a village return and the units that counties write them in, as the offices know them.
enum VillageFigure {
  /// A unit: how many canonical units it is, the mantissas drawn and the decimals written.
  struct Unit {
    let symbol: String
    let factor: Int
    let mantissas: ClosedRange<Int>
    let decimals: [Int]
  }

  enum Kind: String {
    case money, income, people, households, area, things, weight, length, rate

    /// The first is the one that the form assumes.
    var units: [Unit] {
      switch self {
      case .money:
        [
          Unit(symbol: "万元", factor: 10_000, mantissas: 10...200_000, decimals: [1, 2]),
          Unit(symbol: "元", factor: 1, mantissas: 1000...90_000_000, decimals: [0, 2]),
          Unit(symbol: "亿元", factor: 100_000_000, mantissas: 1...200, decimals: [2, 3]),
        ]
      case .income:
        [
          Unit(symbol: "元", factor: 1, mantissas: 180_000...1_600_000, decimals: [2]),
          Unit(symbol: "万元", factor: 10_000, mantissas: 18...160, decimals: [2]),
        ]
      case .people:
        [
          Unit(symbol: "人", factor: 1, mantissas: 1...6000, decimals: [0]),
          Unit(symbol: "万人", factor: 10_000, mantissas: 1...900, decimals: [2, 3]),
        ]
      case .households:
        [
          Unit(symbol: "户", factor: 1, mantissas: 1...1800, decimals: [0]),
          Unit(symbol: "万户", factor: 10_000, mantissas: 1...300, decimals: [2, 3]),
        ]
      case .area:
        [
          Unit(symbol: "亩", factor: 1, mantissas: 1...2_500_000, decimals: [0, 1, 2]),
          Unit(symbol: "万亩", factor: 10_000, mantissas: 1...500, decimals: [1, 2]),
          Unit(symbol: "公顷", factor: 15, mantissas: 1...90_000, decimals: [0, 1, 2]),
        ]
      case .things:
        [
          Unit(symbol: "个", factor: 1, mantissas: 0...900, decimals: [0]),
          Unit(symbol: "万个", factor: 10_000, mantissas: 1...200, decimals: [2]),
        ]
      case .weight:
        [
          Unit(symbol: "吨", factor: 1000, mantissas: 1...500_000, decimals: [0, 1, 2]),
          Unit(symbol: "公斤", factor: 1, mantissas: 1...9_000_000, decimals: [0, 1]),
          Unit(symbol: "万吨", factor: 10_000_000, mantissas: 1...300, decimals: [2, 3]),
        ]
      case .length:
        [
          Unit(symbol: "公里", factor: 1000, mantissas: 1...5000, decimals: [1, 2]),
          Unit(symbol: "米", factor: 1, mantissas: 1...900_000, decimals: [0]),
        ]
      case .rate: [Unit(symbol: "%", factor: 1, mantissas: 0...10_000, decimals: [2])]
      }
    }
  }

  static let all: [(name: String, kind: Kind)] = [
    ("财政专项扶贫资金投入", .money), ("建档立卡贫困人口", .people), ("脱贫人口", .people), ("农村居民人均可支配收入", .income), ("常住人口", .people),
    ("基本医疗保险参保率", .rate), ("贫困户", .households), ("脱贫户", .households), ("产业扶贫项目", .things), ("产业扶贫资金", .money),
    ("易地搬迁资金", .money), ("核桃种植面积", .area), ("桑园面积", .area), ("油茶种植面积", .area), ("村集体经济收入", .money), ("扶贫车间", .things),
    ("外出务工人数", .people), ("小额信贷余额", .money), ("危房改造户数", .households), ("通村道路硬化里程", .length), ("教育资助金额", .money),
    ("受资助学生", .people), ("医疗救助资金", .money), ("低保人数", .people), ("低保资金", .money), ("粮食产量", .weight), ("蚕茧产量", .weight),
    ("水果产量", .weight), ("耕地面积", .area), ("退耕还林面积", .area), ("养殖合作社", .things), ("龙头企业", .things), ("易地搬迁户数", .households),
    ("饮水工程投资", .money), ("饮水受益人口", .people), ("屯级道路里程", .length), ("粤桂协作资金", .money), ("公益岗位", .things),
    ("公益岗位补贴", .money), ("消费扶贫销售额", .money),
  ]
}
