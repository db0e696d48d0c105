package import Figures

extension RefusalCode {
  /// What the code means, why the file is refused rather than repaired, and what would pass.
  package var explanation: Explanation {
    switch self {
    case .fileEmpty:
      return entry(
        zh: (
          "文件里什么都没有", "空文件说明不了“本期没有数”，也可能是没有传完",
          "本期没有数也请保留标题行，这样就是零报告；有数请重新保存后再报"
        ),
        en: (
          "There is nothing in the file",
          "An empty file does not say that there is nothing to report; it may be a broken upload",
          "Keep the header row: a header without rows is a nil return. Otherwise save the file again"
        ))
    case .fileTooLarge:
      return entry(
        zh: ("文件太大", "县里的报表没有这么大，多半是选错了文件", "检查是不是选错了文件；确实这么大，请分成几份，或请市里调高上限"),
        en: (
          "The file is too large", "No county table is this large; most likely it is another file",
          "See whether it is the right file; if it is, send it in parts or ask the city to raise the limit"
        ))
    case .zipContainer:
      return entry(
        zh: (
          "这是 Excel 工作簿（.xlsx）或压缩包", "里面的格子不是文字，这里不拆包",
          "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”或“XML 表格 2003”，再报"
        ),
        en: (
          "This is an Excel workbook (.xlsx) or an archive", "Its cells are not text, and nothing is unpacked here",
          "In Excel or WPS save it as \"CSV UTF-8 (comma delimited)\" or \"XML Spreadsheet 2003\""
        ))
    case .oleContainer:
      return entry(
        zh: ("这是旧版 Excel 工作簿（.xls）", "里面的格子不是文字，这里不拆", "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”或“XML 表格 2003”，再报"),
        en: (
          "This is an old Excel workbook (.xls)", "Its cells are not text",
          "In Excel or WPS save it as \"CSV UTF-8 (comma delimited)\" or \"XML Spreadsheet 2003\""
        ))
    case .gzipContainer:
      return entry(
        zh: ("这是压缩文件（gzip）", "这里不解压", "解压以后再报；报表请用 CSV UTF-8 或 XML 表格 2003"),
        en: (
          "This is a compressed file (gzip)", "Nothing is unpacked here",
          "Unpack it; send CSV UTF-8 or XML Spreadsheet 2003"
        ))
    case .htmlTable:
      return entry(
        zh: (
          "这是网页，不是表格", "有的系统把网页改名为 .xls 导出，格子的位置和类型都靠不住",
          "用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”或“XML 表格 2003”，再报"
        ),
        en: (
          "This is a web page, not a table",
          "Some systems export web pages under the name .xls; their cells have no sure places",
          "Open it in Excel or WPS and save it as \"CSV UTF-8 (comma delimited)\" or \"XML Spreadsheet 2003\""
        ))
    case .otherContainer:
      return entry(
        zh: ("这种文件里没有能读的表格", "图片、PDF 和别的格式里的数字，这里读不出", "请报原来的电子表格，存为 CSV UTF-8 或 XML 表格 2003"),
        en: (
          "There is no readable table in this kind of file",
          "Figures in pictures, PDF and other formats cannot be read here",
          "Send the spreadsheet itself, saved as CSV UTF-8 or XML Spreadsheet 2003"
        ))
    case .encodingUndecodable:
      return entry(
        zh: (
          "有的字读不出", "这里的字节按 UTF-8 和 GB18030 都不是字。跳过它，后面的数就可能错位",
          "打开原表，看看这一处，另存为“CSV UTF-8（逗号分隔）”再报；文件没有传完的，请重传"
        ),
        en: (
          "Some characters cannot be read",
          "The bytes at this place are characters neither in UTF-8 nor in GB18030. To skip them might shift what follows",
          "Open the original, look at this place, and save it as \"CSV UTF-8 (comma delimited)\"; if the upload broke off, send it again"
        ))
    case .encodingMixed:
      return entry(
        zh: (
          "一个文件里有两种编码", "有几行是 UTF-8，别的行是 GBK，多半是两份文件拼起来的；按一种读，另一种就成了乱码",
          "把两份分别用 Excel 或 WPS 打开，在表里合并，另存为“CSV UTF-8（逗号分隔）”再报"
        ),
        en: (
          "Two encodings in one file",
          "Some lines are UTF-8, others GBK: most likely two files were joined. Read as one, the other turns into garble",
          "Open both in Excel or WPS, join them there, and save as \"CSV UTF-8 (comma delimited)\""
        ))
    case .encodingUnsupported:
      return entry(
        zh: (
          "这种编码这里不读", "没有开头标记的 UTF-16 和 UTF-32、UTF-7，读法不止一种",
          "另存为“CSV UTF-8（逗号分隔）”再报；Excel 的“Unicode 文本”带有标记，也可以"
        ),
        en: (
          "This encoding is not read", "UTF-16 without its mark, UTF-32 and UTF-7 can be read in more ways than one",
          "Save it as \"CSV UTF-8 (comma delimited)\"; Excel's \"Unicode Text\" has the mark and passes too"
        ))
    case .encodingUnavailable:
      return entry(
        zh: (
          "这台机器缺少编码表", "不是报表的问题：系统里没有装 GB18030 的转换表",
          "请管理员安装（Debian、Ubuntu：libc6 或 libc-gconv-modules-extra）；报表存为 UTF-8 也能读"
        ),
        en: (
          "This machine lacks an encoding's table", "The return is not at fault: the system has no table for GB18030",
          "Have it installed (Debian, Ubuntu: libc6 or libc-gconv-modules-extra); a file in UTF-8 is read without it"
        ))
    case .nulByte:
      return entry(
        zh: ("文件里有空字节", "文字里没有这个字节；文件末尾一片空字节，是没有传完", "重新保存，再传一次"),
        en: (
          "There is a NUL byte in the file", "Text has none; a tail of them is an upload that broke off",
          "Save the file again and send it again"
        ))
    case .quoteUnclosed:
      return entry(
        zh: (
          "引号没有配对", "从这个引号起，后面的许多行都成了一格的内容，分不清哪里是它的结尾",
          "在这一格的末尾补上引号；格子里本来要写引号的，写成两个引号。用 Excel 或 WPS 另存为 CSV 会自动写对"
        ),
        en: (
          "A quote is not closed",
          "From this quote on, many lines would be the text of one cell; where it ends is not clear",
          "Close the cell with a quote; a quote inside a cell is written twice. Excel and WPS do so when they save CSV"
        ))
    case .textAfterQuote:
      return entry(
        zh: (
          "引号后面还有字", "引号应当是这一格的结尾，后面只能是分隔符或换行，分不清这些字属于哪一格",
          "格子里的引号要写成两个；或者去掉引号。用 Excel 或 WPS 另存为 CSV 会自动写对"
        ),
        en: (
          "Text after a closing quote", "The quote ends the cell; only a separator or the line's end may follow",
          "A quote inside a cell is written twice; or leave the quotes out. Excel and WPS do so when they save CSV"
        ))
    case .separatorUnknown:
      return entry(
        zh: ("sep= 后面的分隔符读不懂", "第一行写了 sep=，后面要跟一个分隔符", "写成 sep=, 或删去这一行"),
        en: (
          "The separator after sep= is not understood", "A first line sep= names one separator",
          "Write sep=, or delete the line"
        ))
    case .separatorAmbiguous:
      return entry(
        zh: ("分不出哪个是分隔符", "分号和逗号都可能是分隔符，猜错一个，每一格都会错位", "在最前面加一行 sep=; 或 sep=,；或者给带逗号的格子加引号。用 Excel 或 WPS 另存为 CSV 会自动写对"),
        en: (
          "The separator cannot be told", "Semicolon and comma may both be it, and a wrong guess would shift every cell",
          "Put a line sep=; or sep=, in front, or quote the cells that hold commas. Excel and WPS do so when they save CSV"
        ))
    case .lineTooLong:
      return entry(
        zh: ("一行太长", "没有哪张表的一行有这么长，多半是换行丢了或引号没有配对", "检查这一行的换行和引号，重新另存为 CSV"),
        en: (
          "A line is too long", "No table has a line this long; most likely line ends were lost or a quote is open",
          "Look at line ends and quotes of this line and save the CSV again"
        ))
    case .cellTooLong:
      return entry(
        zh: ("一格太长", "没有哪一格有这么多字，多半是引号没有配对或贴进了整篇文章", "检查这一格；说明文字另附文件"),
        en: (
          "A cell is too long", "No cell has this much text; most likely a quote is open or a whole article was pasted",
          "Look at this cell; send long explanations as a file of their own"
        ))
    case .tooManyColumns:
      return entry(
        zh: ("列数太多", "没有哪张表有这么多列，多半是右边带了许多空列", "删去表格右边的空列，重新保存"),
        en: (
          "Too many columns", "No table has this many; most likely empty columns stand to the right",
          "Delete the empty columns to the right and save again"
        ))
    case .doctype:
      return entry(
        zh: ("XML 里有 DOCTYPE", "DOCTYPE 可以从别处引来内容，报表用不着它，也不安全", "删去 <!DOCTYPE …> 这一段再报"),
        en: (
          "There is a DOCTYPE in the XML",
          "A DOCTYPE can bring in text from elsewhere; a return needs none, and it is not safe",
          "Delete <!DOCTYPE …> and send it again"
        ))
    case .xmlNotWellFormed:
      return entry(
        zh: ("XML 写法不对，读不下去", "标签对不上或有写错的地方，后面的内容属于谁就分不清了", "按指出的位置改好；由程序导出的，请找做程序的人"),
        en: (
          "The XML cannot be read on",
          "A tag does not match or something is misspelt, so it is not clear what belongs where",
          "Correct the place named; if a program wrote the file, ask those who made it"
        ))
    case .xmlTruncated:
      return entry(
        zh: ("XML 没有写完", "文件在这里断了，后面可能还有数", "重新导出或重新传一次"),
        en: ("The XML breaks off", "The file ends here and figures may be missing", "Export it or send it once more"))
    case .xmlTooDeep:
      return entry(
        zh: ("XML 套得太深", "没有哪张报表套这么多层", "检查导出程序是不是漏了结束标签"),
        en: (
          "The XML is nested too deeply", "No return is nested this deeply", "See whether the program forgets end tags"
        ))
    case .tooManyAttributes:
      return entry(
        zh: ("一个标签的属性太多", "没有哪张报表的一个标签有这么多属性", "把各列写成子元素，或拆开记录"),
        en: (
          "Too many attributes on one tag", "No return has this many on a tag",
          "Write columns as child elements, or split the record"
        ))
    case .tagTooLong:
      return entry(
        zh: ("一个标签太长", "多半是引号没有配对，后面的内容都进了标签", "检查这个标签的引号和右尖括号"),
        en: (
          "A tag is too long", "Most likely a quote is open and what follows is inside the tag",
          "Look at the quotes and the > of this tag"
        ))
    case .tooManyNames:
      return entry(
        zh: ("XML 里不同的名称太多", "没有哪张报表有这么多种标签和属性，多半是把编号写进了名称", "编号写成属性或内容，同一列用同一个名称"),
        en: (
          "Too many different names in the XML",
          "No return has this many kinds of tags and attributes; most likely numbers became names",
          "Write numbers as attributes or content, and give a column one name"
        ))
    case .sheetIndex:
      return entry(
        zh: ("行号或列号对不上", "ss:Index 这类数要从 1 起，一个比一个大；倒回去就不知道格子在哪里", "用 Excel 或 WPS 打开，重新另存为“XML 表格 2003”"),
        en: (
          "A row or column number does not fit",
          "Numbers such as ss:Index start at 1 and go forward; otherwise the cell's place is not sure",
          "Open it in Excel or WPS and save it again as \"XML Spreadsheet 2003\""
        ))
    case .sheetMerge:
      return entry(
        zh: (
          "合并格下面的格子分不清在哪一列", "上面的合并格盖住了这一列，这里又有一个没写列号的空格，后面的格子可能错位",
          "给这一行的格子写上 ss:Index；或用 Excel、WPS 打开后重新另存为“XML 表格 2003”"
        ),
        en: (
          "Below a merged cell it is not clear which column is meant",
          "The merged cell above covers this column, and an empty cell without a number stands here: what follows might shift",
          "Give the cells of this row their ss:Index, or open the file in Excel or WPS and save it again as \"XML Spreadsheet 2003\""
        ))
    case .sheetScaled:
      return entry(
        zh: (
          "表上显示的数不是存的数", "0!.0,“万元”这样的单元格格式把 12345 显示成 1.2万元，差一万倍；“约”0、-0、0“,000”也显示成别的数，不知道按哪个读",
          "把这一栏的单元格格式改成“常规”，核对数和单位后重新另存；或另存为“CSV UTF-8（逗号分隔）”，那里存的就是显示的数"
        ),
        en: (
          "The sheet shows another figure than it holds",
          "A number format such as 0!.0,\"万元\" shows 12345 as 1.2万元, off ten-thousandfold; \"约\"0, -0 and 0\",000\" show other figures too, and which is meant stays unclear",
          "Set the number format of the column to General, look at figures and unit again and save; or save as \"CSV UTF-8\", which holds what is shown"
        ))
    case .sheetStructure:
      return entry(
        zh: ("表格的写法读不懂", "格子里的数要放在 Data 里，一格一个；别的写法分不清哪个算数", "用 Excel 或 WPS 打开，重新另存为“XML 表格 2003”"),
        en: (
          "The sheet is written in a way that is not understood",
          "A cell has one Data with its value; otherwise it is not clear what counts",
          "Open it in Excel or WPS and save it again as \"XML Spreadsheet 2003\""
        ))
    case .cellType:
      return entry(
        zh: ("格子的类型读不懂", "类型只能是 String、Number、DateTime、Boolean、Error", "用 Excel 或 WPS 打开，重新另存为“XML 表格 2003”"),
        en: (
          "The type of a cell is not understood", "It is one of String, Number, DateTime, Boolean, Error",
          "Open it in Excel or WPS and save it again as \"XML Spreadsheet 2003\""
        ))
    }
  }

  private func entry(zh: (title: String, why: String, remedy: String), en: (title: String, why: String, remedy: String))
    -> Explanation
  {
    Explanation(rawValue, .fatal, zh: zh, en: en)
  }
}

extension SubmissionNote.Code {
  /// What the note means; nothing needs to be done for the file to pass.
  package var explanation: Explanation {
    switch self {
    case .encodingDeclared:
      Explanation(
        rawValue, .note,
        zh: ("XML 第一行写的编码和实际的不一样", "按字节本身的编码读，字都读对了", "可以不改；要改，把 encoding= 写成实际的编码"),
        en: (
          "The XML declaration names another encoding than the real one",
          "The bytes decide, and every character was read",
          "Nothing needs to be done; to be exact, write the real encoding after encoding="
        ))
    case .separatorFullWidth:
      Explanation(
        rawValue, .note,
        zh: ("用的是全角逗号", "全角逗号“，”是文字，不是分隔符，所以每行只有一格", "把分隔用的“，”换成半角逗号“,”"),
        en: (
          "Full-width commas were typed", "A full-width comma is text and separates nothing, so every line is one cell",
          "Write half-width commas between the cells"
        ))
    case .sheetHidden:
      Explanation(
        rawValue, .note,
        zh: ("有隐藏的工作表", "打开工作簿看不见它，里面的数却和别的工作表一样算", "要报的，取消隐藏，免得漏看；不报的，删掉这张工作表再报"),
        en: (
          "There is a hidden worksheet", "Nobody sees it who opens the workbook, but its figures count like those of the others",
          "Show it if it is meant to be sent, so that nobody overlooks it; else delete it and send the file again"
        ))
    }
  }
}

extension SubmissionRefusal {
  /// All codes with which reading can refuse a file, and the notes it can make.
  package static let explanations: [Explanation] =
    RefusalCode.allCases.map(\.explanation) + SubmissionNote.Code.allCases.map(\.explanation)
}
