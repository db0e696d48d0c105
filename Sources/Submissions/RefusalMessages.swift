package import Figures

extension SubmissionRefusal {
  /// What is wrong, in one sentence, without the place: that is said before it.
  ///
  ///     按 GB18030 读不出这里的字节 80 2C；按 UTF-8 读到第 1 行就停了
  package func message(_ language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private func detail(_ index: Int) -> String { index < details.count ? details[index] : "" }

  private var chinese: String {
    switch code {
    case .fileEmpty: "文件里没有一行有内容"
    case .fileTooLarge: "文件有 \(detail(0)) 字节，上限是 \(detail(1)) 字节"
    case .zipContainer: "这是 .xlsx 工作簿或压缩包，不是文字"
    case .oleContainer: "这是旧版 .xls 工作簿，不是文字"
    case .gzipContainer: "这是 gzip 压缩文件，不是文字"
    case .htmlTable: "这是网页（\(detail(0))），不是表格"
    case .otherContainer: "这是 \(detail(0)) 文件，里面没有能读的表格"
    case .encodingUndecodable:
      "按 \(detail(0)) 读不出这里的字节 \(detail(1))（文件第 \(place.offset + 1) 个字节）"
        + (details.count > 3 ? "；按 \(detail(2)) 读到第 \(detail(3)) 行就停了" : "")
    case .encodingMixed: "从这里起换了编码：一个文件里有 UTF-8，也有 GBK（文件第 \(place.offset + 1) 个字节）"
    case .encodingUnsupported: "这是 \(detail(0))" + (detail(0).hasPrefix("UTF-16") ? "，但开头没有标记" : "，这里不读")
    case .encodingUnavailable: "这台机器上没有 \(detail(0)) 的转换表"
    case .nulByte:
      details.isEmpty
        ? "这里有一个空字节（文件第 \(place.offset + 1) 个字节）" : "从这里到文件末尾都是空字节，文件没有传完"
    case .quoteUnclosed:
      details.isEmpty
        ? "这一格开头的引号到文件末尾也没有配对" : "这一格开头的引号到第 \(detail(0)) 行还没有配对"
    case .textAfterQuote: "引号后面应当是分隔符或换行，写的是 \"\(behindQuote)\""
    case .separatorUnknown: "sep= 后面要写一个分隔符"
    case .separatorAmbiguous: "分号和逗号在每一行都一样多，分不出哪一个是分隔符"
    case .lineTooLong: "这一行超过 \(detail(0)) 字节"
    case .cellTooLong: "这一格超过 \(detail(0)) 字节"
    case .tooManyColumns: "这一行超过 \(detail(0)) 列"
    case .doctype: "XML 里有 DOCTYPE"
    case .xmlNotWellFormed: chineseReason
    case .xmlTruncated: detail(0).isEmpty ? "文件在这里断了" : "文件在这里断了，第 \(detail(1)) 行的 <\(detail(0))> 还没有结束"
    case .xmlTooDeep: "套到了 \(detail(0)) 层以下"
    case .tooManyAttributes: "这个标签的属性超过 \(detail(0)) 个"
    case .tagTooLong: "这个标签超过 \(detail(0)) 字节"
    case .tooManyNames: "到这里不同的名称已经超过 \(detail(0)) 种"
    case .sheetIndex: "写的是 \"\(detail(0))\"，这里要一个比前面大的数"
    case .sheetScaled: "单元格格式 \(detail(0)) 让表上显示的数和格子里存的数不一样"
    case .sheetMerge: "上面的合并格盖住了前面的列，这一格没有写 ss:Index"
    case .sheetStructure:
      switch detail(0) {
      case "data": "一格里有两个 Data"
      case "text": "Data 外面有字"
      case "span": "这一行写了 ss:Span，重复的行里不能有数"
      default: "表格不是从 A1 开始的"
      }
    case .cellType: detail(0).isEmpty ? "这一格没有写类型" : "格子的类型是 \"\(detail(0))\""
    }
  }

  private var chineseReason: String {
    switch XMLReason(rawValue: detail(0)) ?? .other {
    case .mismatch: "结束标签对不上：第 \(detail(2)) 行的 <\(detail(1))> 还没有结束"
    case .unfinished: "文件在这里断了"
    case .entity: "\"\(reference)\" 读不出：XML 里只有 &amp; &lt; &gt; &quot; &apos; 和 &#…;"
    case .ampersand: "字符 & 要写成 &amp;"
    case .repeated: "一个标签里同一个属性写了两次"
    case .character: "这里有一个不能写进 XML 的控制字符"
    case .sectionEnd: "]]> 要写成 ]]&gt;"
    case .trailing: "最外层的标签已经结束，后面还有内容"
    case .prefix: "前缀没有声明"
    case .attribute: "属性要写成 名=\"值\"，值里的 < 要写成 &lt;"
    case .declaration: "<?xml …?> 前面不能有空格或空行"
    case .bracket: "标签还没有结束就又有 <"
    case .markup: "这里的 <! 读不懂"
    case .other: "从这里读不下去" + (detail(3).isEmpty ? "" : "（\(detail(3))）")
    }
  }

  private var english: String {
    switch code {
    case .fileEmpty: "no line of the file has content"
    case .fileTooLarge: "the file has \(detail(0)) bytes, the limit is \(detail(1))"
    case .zipContainer: "this is an .xlsx workbook or an archive, not text"
    case .oleContainer: "this is an old .xls workbook, not text"
    case .gzipContainer: "this is a gzip file, not text"
    case .htmlTable: "this is a web page (\(detail(0))), not a table"
    case .otherContainer: "this is a \(detail(0)) file; there is no readable table in it"
    case .encodingUndecodable:
      "the bytes \(detail(1)) here cannot be read as \(detail(0)) (byte \(place.offset + 1) of the file)"
        + (details.count > 3 ? "; as \(detail(2)) reading stops on line \(detail(3))" : "")
    case .encodingMixed:
      "the encoding changes here: the file holds UTF-8 and GBK (byte \(place.offset + 1) of the file)"
    case .encodingUnsupported:
      "this is \(detail(0))" + (detail(0).hasPrefix("UTF-16") ? " without its mark" : ", which is not read")
    case .encodingUnavailable: "this machine has no table for \(detail(0))"
    case .nulByte:
      details.isEmpty
        ? "there is a NUL byte here (byte \(place.offset + 1) of the file)"
        : "from here to the end there is nothing but NUL bytes: the upload broke off"
    case .quoteUnclosed:
      details.isEmpty
        ? "the quote that opens this cell is not closed before the end of the file"
        : "the quote that opens this cell is not closed on line \(detail(0)) yet"
    case .textAfterQuote:
      "after the closing quote a separator or the end of the line has to follow, not \"\(behindQuote)\""
    case .separatorUnknown: "a separator has to follow sep="
    case .separatorAmbiguous: "semicolons and commas are equally many on every line; either may be the separator"
    case .lineTooLong: "this line has more than \(detail(0)) bytes"
    case .cellTooLong: "this cell has more than \(detail(0)) bytes"
    case .tooManyColumns: "this row has more than \(detail(0)) columns"
    case .doctype: "there is a DOCTYPE in the XML"
    case .xmlNotWellFormed: englishReason
    case .xmlTruncated:
      detail(0).isEmpty
        ? "the file breaks off here" : "the file breaks off here; <\(detail(0))> of line \(detail(1)) is not closed"
    case .xmlTooDeep: "elements are nested more than \(detail(0)) deep"
    case .tooManyAttributes: "this tag has more than \(detail(0)) attributes"
    case .tagTooLong: "this tag has more than \(detail(0)) bytes"
    case .tooManyNames: "there are more than \(detail(0)) different names up to here"
    case .sheetIndex: "\"\(detail(0))\" is written; a number above the one before has to stand here"
    case .sheetScaled: "the number format \(detail(0)) shows another figure than the cell holds"
    case .sheetMerge: "a merged cell above covers the columns before, and this cell has no ss:Index"
    case .sheetStructure:
      switch detail(0) {
      case "data": "there are two Data in one cell"
      case "text": "there is text outside Data"
      case "span": "this row has ss:Span; rows that repeat cannot hold figures"
      default: "the table does not start at A1"
      }
    case .cellType: detail(0).isEmpty ? "this cell has no type" : "the type of this cell is \"\(detail(0))\""
    }
  }

  private var englishReason: String {
    switch XMLReason(rawValue: detail(0)) ?? .other {
    case .mismatch: "the end tag does not match: <\(detail(1))> of line \(detail(2)) is not closed"
    case .unfinished: "the file breaks off here"
    case .entity: "\"\(reference)\" is not known: XML has &amp; &lt; &gt; &quot; &apos; and &#…;"
    case .ampersand: "the character & is written &amp;"
    case .repeated: "a tag has the same attribute twice"
    case .character: "there is a control character here that XML does not allow"
    case .sectionEnd: "]]> is written ]]&gt;"
    case .trailing: "the outermost tag is closed, and more follows"
    case .prefix: "a prefix is not declared"
    case .attribute: "an attribute is written name=\"value\", a < inside it &lt;"
    case .declaration: "nothing may stand before <?xml …?>"
    case .bracket: "there is a < before the tag is closed"
    case .markup: "this <! is not understood"
    case .other: "reading cannot go on from here" + (detail(3).isEmpty ? "" : " (\(detail(3)))")
    }
  }

  /// `3,4` of `"3,4`
  private var behindQuote: String { String(written.unicodeScalars.dropFirst()) }

  /// `&nbsp;` of `&nbsp;</a>`
  private var reference: String {
    guard let end = written.unicodeScalars.firstIndex(of: ";") else { return written }
    return String(written.unicodeScalars[...end])
  }
}

extension SubmissionNote {
  /// What is odd, in one sentence, without the place.
  package func message(_ language: Language) -> String {
    let declared = details.first ?? ""
    let real = details.last ?? ""
    return switch (code, language) {
    case (.encodingDeclared, .zh):
      declared.isEmpty ? "没有写编码，实际是 \(real)" : "写的编码是 \(declared)，实际是 \(real)"
    case (.encodingDeclared, .en):
      declared.isEmpty ? "no encoding is declared, the file is \(real)" : "\(declared) is declared, the file is \(real)"
    case (.separatorFullWidth, .zh): "没有一行用半角逗号分格，用的是全角“，”"
    case (.separatorFullWidth, .en): "no line is cut by half-width commas; full-width ones stand there"
    case (.sheetHidden, .zh): "工作表\"\(declared)\"是隐藏的，里面的行照样读了"
    case (.sheetHidden, .en): "the worksheet \"\(declared)\" is hidden; its rows were read all the same"
    }
  }
}
