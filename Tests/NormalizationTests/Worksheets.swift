/// Excel 2003 workbooks, written short: a sheet is its name and its rows, a cell its text with, in front, what is special.
enum Worksheets {
  /// `"across=1;项目"`, `"down=2;大化镇"`, `"at=3;数量"`; numbers are cells of numbers.
  static func workbook(_ sheets: [(name: String, rows: [[String]])], prefix: String = "ss", table: String = "") -> String {
    let tag = prefix.isEmpty ? "" : prefix + ":"
    let space = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
    // An attribute has a namespace by its prefix only.
    let own = prefix.isEmpty ? "a:" : tag
    let more = prefix.isEmpty ? " xmlns:a=\"urn:schemas-microsoft-com:office:spreadsheet\"" : ""
    var text = "<?xml version=\"1.0\"?>\n<\(tag)Workbook \(space)=\"urn:schemas-microsoft-com:office:spreadsheet\"\(more)>\n"
    for sheet in sheets {
      text += "<\(tag)Worksheet \(own)Name=\"\(sheet.name)\"><\(tag)Table\(table)>\n"
      for row in sheet.rows { text += self.row(row, tag, own) }
      text += "</\(tag)Table></\(tag)Worksheet>\n"
    }
    return text + "</\(tag)Workbook>\n"
  }

  private static func row(_ cells: [String], _ tag: String, _ own: String) -> String {
    var attributes = ""
    var cells = cells
    while let first = cells.first, first.hasPrefix("row ") {
      attributes += " \(own)\(first.dropFirst(4))"
      cells.removeFirst()
    }
    return "<\(tag)Row\(attributes)>" + cells.map { cell($0, tag, own) }.joined() + "</\(tag)Row>\n"
  }

  private static func cell(_ text: String, _ tag: String, _ own: String) -> String {
    var attributes = ""
    var parts = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    let content = parts.removeLast()
    for part in parts {
      let pair = part.split(separator: "=").map(String.init)
      let name = ["across": "MergeAcross", "down": "MergeDown", "at": "Index"][pair[0]] ?? pair[0]
      attributes += " \(own)\(name)=\"\(pair[1])\""
    }
    let type = content.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 } ? "Number" : "String"
    let data = content.isEmpty ? "" : "<\(tag)Data \(own)Type=\"\(type)\">\(content)</\(tag)Data>"
    return "<\(tag)Cell\(attributes)>\(data)</\(tag)Cell>"
  }
}
