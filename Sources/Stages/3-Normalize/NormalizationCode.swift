package import Figures

/// What can be wrong with a submission beyond bytes and figures: identity, header, records, totals.
package enum NormalizationCode: String, Sendable, CaseIterable {
  case formUnknown = "form-unknown"
  case headerMissing = "header-missing"
  case headerUnknown = "header-unknown"
  case headerDuplicate = "header-duplicate"
  case columnMissing = "column-missing"
  case regionMissing = "region-missing"
  case regionUnknown = "region-unknown"
  case periodMissing = "period-missing"
  case periodUnreadable = "period-unreadable"
  case periodKind = "period-kind"
  case identityDiffers = "identity-differs"
  case titleDiffers = "title-differs"
  case sheetVoid = "sheet-void"
  case submitterUnexpected = "submitter-unexpected"
  case layoutUnexpected = "layout-unexpected"
  case versionUnreadable = "version-unreadable"
  case unitLineUnreadable = "unit-line-unreadable"
  case unitAmbiguous = "unit-ambiguous"
  case unitHeaderOtherFamily = "unit-header-other-family"
  case unitUnknown = "unit-unknown"
  case unitMentioned = "unit-mentioned"
  case unitOverridden = "unit-overridden"
  case unitUnused = "unit-unused"
  case unitShown = "unit-shown"
  case severalTables = "several-tables"
  case sheetUnknown = "sheet-unknown"
  case sheetOutside = "sheet-outside"
  case partMissing = "part-missing"
  case partMixed = "part-mixed"
  case xmlNotReport = "xml-not-report"
  case rowTooLong = "row-too-long"
  case rowTooShort = "row-too-short"
  case headerBlank = "header-blank"
  case rowIsPart = "row-is-part"
  case keyBlank = "key-blank"
  case nameDamaged = "name-damaged"
  case keyFolded = "key-folded"
  case keyUnassigned = "key-unassigned"
  case keysAlike = "keys-alike"
  case categoryUnknown = "category-unknown"
  case recordDuplicate = "record-duplicate"
  case recordRegionUnknown = "record-region-unknown"
  case placeUnknown = "place-unknown"
  case placeSucceeded = "place-succeeded"
  case recordPeriod = "record-period"
  case itemUnknown = "item-unknown"
  case dateUnreadable = "date-unreadable"
  case rangeNotFigure = "range-not-figure"
  case totalDiffers = "total-differs"
  case totalUnreadable = "total-unreadable"
  case totalUnchecked = "total-unchecked"
  case derivedDiffers = "derived-differs"
  case cellBlank = "cell-blank"
  case rateAsFraction = "rate-as-fraction"
  case magnitudeDoubtful = "magnitude-doubtful"
  case countNegative = "count-negative"
  case rowLooksTotal = "row-looks-total"
  case rowsAllTotal = "rows-all-total"
  case rowLooksNumbered = "row-looks-numbered"
  case noteHoldsFigures = "note-holds-figures"
  case xmlRowUnknown = "xml-row-unknown"
  case xmlOutsideRow = "xml-outside-row"
  case recordDiffers = "record-differs"
  case spreadsheetDigits = "spreadsheet-digits"

  package var explanation: Explanation {
    switch self {
    case .formUnknown: Explanation(rawValue, .fatal, zh: ("看不出是哪一张表", "表头和任何一张表的栏目都对不上，不知道该记到哪里。", "表号写在表头上方，例如 表号：HC-19-1；栏目名称与表样一致。"), en: ("form not recognised", "The header fits no form.", "State 表号 above the header and use the form's own column names."))
    case .headerMissing: Explanation(rawValue, .fatal, zh: ("没有找到表头", "前 60 行里没有一行是本表的栏目名称。", "保留表样的表头一行，再填数。"), en: ("no header row", "None of the first 60 rows names the form's columns.", "Keep the header row of the blank form."))
    case .headerUnknown: Explanation(rawValue, .fatal, zh: ("表头里有不认识的栏目", "不知道这一栏该记成什么；猜错一栏，整列都会错。", "改成表样上的名称，或删掉这一栏。"), en: ("unknown column in the header", "A guessed column would spoil all its figures.", "Use the form's column names, or remove the column."))
    case .headerDuplicate: Explanation(rawValue, .fatal, zh: ("表头里同一栏出现两次", "两栏都叫这个名字，不知道取哪一栏。", "只留一栏。"), en: ("the same column twice", "Two columns claim one name.", "Keep one of them."))
    case .columnMissing: Explanation(rawValue, .fatal, zh: ("表头缺少必填的栏目", "少了这一栏，记录就不完整。", "补上这一栏，没有数的格填 0（没有）或 —（不适用）。"), en: ("a required column is missing", "Records would be incomplete.", "Add the column; write 0 for none, — for not applicable."))
    case .regionMissing: Explanation(rawValue, .fatal, zh: ("不知道是哪个县（区）的", "文件里没有写填报单位，文件夹也看不出。", "在表头上方写 填报单位：都安瑶族自治县，或放进本县的文件夹。"), en: ("no county", "Neither content nor folder names one.", "Write 填报单位 above the header, or use the county's folder."))
    case .regionUnknown: Explanation(rawValue, .fatal, zh: ("填报单位不在名录里", "名称和十一个县（区）、市本级都对不上。", "写全称、简称或六位代码。"), en: ("unknown county", "The name is none of the eleven counties or 市本级.", "Write the full name, the short name or the six-digit code."))
    case .periodMissing: Explanation(rawValue, .fatal, zh: ("不知道是哪一期的", "文件里没有写期别，文件名也看不出。", "在表头上方写 期别：2020-12。"), en: ("no period", "Neither content nor name states one.", "Write 期别：2020-12 above the header."))
    case .periodUnreadable: Explanation(rawValue, .fatal, zh: ("期别读不出", "写法不像年、季、月、旬、周或日。", "写成 2020-12、2020年12月 这样的样子。"), en: ("period not read", "It is no year, quarter, month, 旬, week or day.", "Write it like 2020-12."))
    case .periodKind: Explanation(rawValue, .fatal, zh: ("期别和本表的报送周期不一样", "月报要写月份，年报要写年份；周期不同，数就不能接到一起。", "按本表的周期写期别。"), en: ("a period of another length", "A monthly form needs a month.", "Write the period in the form's own rhythm."))
    case .identityDiffers: Explanation(rawValue, .fatal, zh: ("两处写的单位、表号、期别或版本不一样", "文件夹、文件名和表里的，或表里先后两处的，不知道该信哪一个；放错文件夹、抄了邻县的表都会这样。", "核对后改成一致，再发一次。"), en: ("two statements of county, form, period or version disagree", "Folder, name and content, or two places of the content: one of the two is wrong.", "Make them agree and send again."))
    case .titleDiffers: Explanation(rawValue, .query, zh: ("标题写的单位或时间和这一份的不一样", "数按填报单位和期别收；标题多半是上期或邻县的表改的，也可能整张表都是那边的数。", "核对数是哪个县、哪一期的；标题没改的改过来，表放错的重发。"), en: ("a title that names another county or period", "The figures are taken for county and period of the return; the title, or the whole table, may be left over from another.", "See whose figures they are; correct the title, or send the right table."))
    case .sheetVoid: Explanation(rawValue, .fatal, zh: ("表上写着作废", "作废的表不收。", "不报就从收件夹里拿走；照报的，去掉“作废”再发。"), en: ("a sheet that says it is void", "A void return is not taken.", "Take it out of the inbox; if it is to count, drop the word and send again."))
    case .submitterUnexpected: Explanation(rawValue, .fatal, zh: ("这张表不由这个单位报", "名录里本表的填报单位没有它。", "核对表号和填报单位。"), en: ("not a sender of this form", "The roster of this form does not list it.", "Check form and sender."))
    case .layoutUnexpected: Explanation(rawValue, .fatal, zh: ("本表不用这种版式", "表样没有开放这种版式。", "用表样的版式填。"), en: ("a layout the form does not accept", "The form's definition does not list it.", "Use the layout of the blank form."))
    case .versionUnreadable: Explanation(rawValue, .fatal, zh: ("版本读不出", "版本决定哪一份为准，不能猜。", "写成 版本：2。"), en: ("version not read", "The version decides which return counts.", "Write 版本：2."))
    case .unitLineUnreadable: Explanation(rawValue, .fatal, zh: ("表头上方的单位读不出", "单位不明，数可能差一万倍。", "写成 单位：万元 这样的样子。"), en: ("unit line not read", "An unclear unit may be ten thousand times off.", "Write it like 单位：万元."))
    case .unitAmbiguous: Explanation(rawValue, .fatal, zh: ("一栏有两个单位可选", "单位行里同一类单位写了两个，不知道这一栏用哪个。", "把单位写进每一栏的栏名，例如 投资（万元）。"), en: ("two units for one column", "The unit line lists two of one family.", "Write the unit into the column's header."))
    case .unitHeaderOtherFamily: Explanation(rawValue, .fatal, zh: ("写的单位和本栏不是一类", "例如资金栏写了亩，或全表写了单位：美元；两类单位不能互换，也不能当作没写。", "改成本栏的单位。"), en: ("a stated unit of another family", "Families never convert, and a stated unit is never passed over.", "Use a unit of the column's family."))
    case .unitUnknown: Explanation(rawValue, .error, zh: ("计量单位读不出", "单位不明，这一格没有读。", "写表样上的单位。"), en: ("unit not read", "Without its unit the figure is not taken.", "Use a unit of the form."))
    case .unitMentioned: Explanation(rawValue, .query, zh: ("表外提到一个单位，栏里没有写单位", "没有写单位的栏按本表规定的单位读；表外提到的如果是全表的单位，数就差了很多倍。", "把单位写成一行，例如 单位：元，或写进栏名；按本表单位填的，不用改。"), en: ("a unit is mentioned around the table, none is stated", "Columns without a unit are read in the form's own; if the one mentioned is that of the sheet, figures are many times off.", "Write a line such as 单位：元, or put the unit into the headers; nothing where the form's own is meant."))
    case .unitOverridden: Explanation(rawValue, .note, zh: ("栏名的单位和表头上方的不同", "以栏名里的为准。", "不用改；如果栏名写错了，请改。"), en: ("header unit differs from the sheet line", "The header's counts.", "Nothing to do unless the header is wrong."))
    case .unitUnused: Explanation(rawValue, .note, zh: ("写的单位没有用上", "表头上方或报表上写的几个单位里，有一个没有一栏用它，别的照用；或者单位写在表的下面，和各行读的不一样。", "核对各栏的单位；它是给某一栏的，请写进那一栏的栏名，是全表的，请写在表头上方。"), en: ("a stated unit that was not used", "One of the units stated for the whole return is of no column, or a unit stands below the table.", "Look at the units of the columns; write the unit of a column into its header and that of all above it."))
    case .unitShown: Explanation(rawValue, .error, zh: ("单元格格式显示的单位和本栏的不一样", "0“万元”这样的格式把存的 12 显示成 12万元，本栏的单位却是元：按存的读还是按显示的读，差一万倍。", "把这一栏的单元格格式改成“常规”，核对数和单位后重新另存；栏名里的单位写错了的，改栏名。"), en: ("a number format shows another unit than the column's", "0\"万元\" shows the 12 that is held as 12万元 in a column of 元: read as held or as shown, they differ ten-thousandfold.", "Set the number format of the column to General, look at figures and units again and save."))
    case .severalTables: Explanation(rawValue, .fatal, zh: ("一份里有几张表", "同一个单位同一期的同一张表只收一张；哪一张算数、后面的行按哪一行表头读，不能猜。", "只留一张；分在几张表里的记录并成一张，不同的表分开存。"), en: ("several tables in one return", "Of one sender and period this form takes one table.", "Keep one, put all records into one table, and other forms into files of their own."))
    case .sheetUnknown: Explanation(rawValue, .fatal, zh: ("有一张工作表看不出是哪张表", "里面有数，栏目名称却和哪张表都对不上；别的工作表照收。", "在表头上方写明表号，栏目名称与表样一致；不报的工作表请删掉。"), en: ("a worksheet of no form", "It holds figures under no form's header; the other worksheets are taken.", "State 表号 and use the form's column names, or delete the worksheet."))
    case .sheetOutside: Explanation(rawValue, .note, zh: ("有一张工作表当作说明", "没有表头也没有数，没有读。", "不用改；如果它是一张表，请补上表头。"), en: ("a worksheet taken as notes", "It has neither header nor figures.", "Nothing to do unless it is a table."))
    case .partMissing: Explanation(rawValue, .fatal, zh: ("看不出是哪一份", "本表分份报（如一个乡镇一份），没有写明是哪一个，不知道该代替哪一份。", "在表头上方写明，例如 乡镇：隆福乡；按工作表分份的，用乡镇名作工作表名。"), en: ("part not stated", "The form is sent part by part.", "State the part above the header, e.g. 乡镇：隆福乡."))
    case .partMixed: Explanation(rawValue, .fatal, zh: ("一份里有几份的数", "本表分份报，一份只报一个；混在一起就没法单独更正。", "每一个单独成一份，再报。"), en: ("several parts in one return", "Each part is sent and corrected for itself.", "Send one return for each."))
    case .xmlNotReport: Explanation(rawValue, .fatal, zh: ("这个 XML 不是报表", "最外层不是 报表，里面也没有本表的记录。", "用 <报表 编码 县区 期别> 包住 <记录>，或另存为 XML 表格 2003。"), en: ("not a report XML", "No 报表 element with records.", "Wrap 记录 in 报表, or save as Excel 2003 XML."))
    case .rowTooLong: Explanation(rawValue, .error, zh: ("这一行比表头多出格子", "多半是数里的逗号把一格切成了两格，后面都会错位。", "有逗号的数加英文引号，或去掉逗号。"), en: ("more cells than the header", "An unquoted comma shifts the row.", "Quote the cell or drop the comma."))
    case .rowTooShort: Explanation(rawValue, .error, zh: ("这一行比表头少格子", "少的格子不知道是哪几格。", "补齐格子，没有数的留空。"), en: ("fewer cells than the header", "Which ones are missing is unknown.", "Fill up the row, blank cells included."))
    case .headerBlank: Explanation(rawValue, .query, zh: ("有一栏没有栏名，却填了字", "不知道这一栏是什么，没有读。", "补上栏名；不要的栏请删掉。"), en: ("filled cells without a header", "What the column is stays unknown; it was not read.", "Add the header, or remove the column."))
    case .rowIsPart: Explanation(rawValue, .error, zh: ("这一行写着“其中”", "如果是上一行的一部分，再加一次就重了。", "单独的一行请去掉“其中：”；是一部分的请删掉这一行。"), en: ("a row that says 其中", "A part of the row above would be counted twice.", "Drop 其中 if the row stands on its own; drop the row if not."))
    case .keyBlank: Explanation(rawValue, .error, zh: ("识别这一行的格子是空的", "没有名称或编码，这一行不知道是谁的。", "补上名称或编码。"), en: ("a blank key", "Without it the record has no owner.", "Fill in the name or code."))
    case .nameDamaged: Explanation(rawValue, .error, zh: ("名称里有字丢了", "保存时这个字变成了问号。", "换成 XML 表格 2003 再存一次。"), en: ("a character was lost in a name", "Saving replaced it.", "Save as Excel 2003 XML."))
    case .keyFolded: Explanation(rawValue, .note, zh: ("名称里有看着一样的字符", "空格、部首形的字、看不见的变体符号：看起来一样的名称算同一个，按通常的写法收。", "不用改。"), en: ("a name with characters that look like others", "Blanks, radicals in the place of ideographs, invisible selectors: names that look the same are the same.", "Nothing needs to be done."))
    case .keyUnassigned: Explanation(rawValue, .query, zh: ("名称里有自造字", "自造字在别的电脑上是另一个字或一个空格；名称照收，不改。", "换成正式的字；没有正式的字就用编码。"), en: ("a private character in a name", "On other machines it is another character or none; the name is kept as written.", "Use the standard character, or a code."))
    case .keysAlike: Explanation(rawValue, .query, zh: ("两条记录的名称看起来一样", "字母、横线、空格的写法不同，看不出来，却当成两条记录收了；是同一条的就重了。", "是同一条，改成一样的写法，只留一行；不是，把名称写得分得清。"), en: ("two records whose names look alike", "Letters, dashes or blanks differ where no eye sees it; both were taken, and one record may be there twice.", "Write the same name alike and keep one row; tell different ones apart."))
    case .categoryUnknown: Explanation(rawValue, .error, zh: ("类别不在可选的范围里", "不知道该归到哪一类。", "填表样列出的类别之一。"), en: ("unknown category", "The record cannot be placed.", "Use one of the listed categories."))
    case .recordDuplicate: Explanation(rawValue, .error, zh: ("同一条记录出现两次", "两行的关键栏完全一样，不知道以哪一行为准，两行都没有收。", "只留一行，或把关键栏写清楚。"), en: ("the same record twice", "Neither was taken.", "Keep one row, or tell them apart in the key columns."))
    case .recordRegionUnknown: Explanation(rawValue, .error, zh: ("这一行的县（区）不在名录里", "不知道该记到哪个县。", "写全称、简称或六位代码。"), en: ("unknown county in a row", "The record cannot be placed.", "Write full name, short name or code."))
    case .placeUnknown: Explanation(rawValue, .error, zh: ("名录里没有这个地方", "村（社区）的代码和名称要和名录一致，对不上就不知道是哪一个。", "按名录改成代码或全称；新设、合并的先请市里更新名录。"), en: ("a place that is not in the registry", "Codes and names of villages are those of the registry.", "Write the code or the full name of the registry; new and merged ones are entered there first."))
    case .placeSucceeded: Explanation(rawValue, .note, zh: ("用了原来的名称或代码", "这个地方已经改名或合并，按现在的收了。", "下次写现在的名称或代码。"), en: ("a former name or code", "The place was renamed or merged; it was taken as what it is now.", "Write its present name or code next time."))
    case .recordPeriod: Explanation(rawValue, .error, zh: ("这一行的月份（期别）读不出，或不在本期之内", "不知道该记到哪一期。", "写成 2020-12、2020年12月 或 12月。"), en: ("period of the row not read or outside the return's", "The record cannot be placed.", "Write it like 2020-12."))
    case .itemUnknown: Explanation(rawValue, .error, zh: ("指标名称不认识", "不知道这一行是哪个指标的数。", "用表样上的指标名称。"), en: ("unknown item", "The row's figure has no column.", "Use the form's item names."))
    case .dateUnreadable: Explanation(rawValue, .query, zh: ("日期读不出", "这一格没有读，别的不受影响。", "写成 2020-06-30。"), en: ("date not read", "Only this cell is lost.", "Write it like 2020-06-30."))
    case .rangeNotFigure: Explanation(rawValue, .error, zh: ("写的是一个范围，不是一个数", "汇总要确定的数。", "填一个数；拿不准的请在备注里说明。"), en: ("a range, not a figure", "Sums need one figure.", "Write one figure."))
    case .totalDiffers: Explanation(rawValue, .error, zh: ("合计行和各行相加对不上", "合计只用来核对，不计入；对不上说明有一行错了或漏了。", "核对各行和合计行。"), en: ("the total row differs from the sum of its rows", "Totals only check; a difference means a wrong or missing row.", "Check the rows and the total."))
    case .totalUnreadable: Explanation(rawValue, .query, zh: ("合计行有一格读不出", "合计只用来核对，这一格没有核对。", "改成数字。"), en: ("a cell of a total row was not read", "It was not checked.", "Write a number."))
    case .totalUnchecked: Explanation(rawValue, .note, zh: ("这一行是合计，没有核对", "合计行不计入；这一行的数，本表不核对，或看不出是哪几行的合计。", "是合计就不用改；是一条记录，名称不要以“合计”“小计”结尾。"), en: ("a total row that was not compared", "Totals are never taken; this one is of what the form does not compare, or of rows that cannot be told.", "Nothing to do for a total; a record is not to be called 合计 or 小计."))
    case .derivedDiffers: Explanation(rawValue, .error, zh: ("算出来的栏和填的对不上", "这一栏由别的栏算出，填的数和算出的数不一样。", "核对算式两边的格子。"), en: ("a derived cell differs from its formula", "One of the cells is wrong.", "Check both sides."))
    case .rateAsFraction: Explanation(rawValue, .query, zh: ("这一栏的百分数疑似写成了小数", "整栏都不到 1.5，96.57% 存成数值时会变成 0.9657；也可能真的很小，不能猜。", "如果是小数，写成 96.57 或 96.57%；如果属实，写一句说明。"), en: ("rates may have been written as fractions", "All are below 1.5; 96.57% saved as a number is 0.9657.", "Write 96.57 or 96.57%; if they are right, say so."))
    case .countNegative: Explanation(rawValue, .query, zh: ("点数的格子填了负数", "户、人、处这样的数不会小于 0；冲减上期的数应当改上期的表，也可能是手误。数照收，不改。", "如果填错，改正后重发；如果属实，写一句说明。"), en: ("a count below zero", "Things that are counted are not fewer than none; a correction belongs to the period it corrects. The figure is kept as written.", "Correct it, or say that it is right."))
    case .magnitudeDoubtful: Explanation(rawValue, .query, zh: ("这一格和同栏别的数差得太远", "疑似单位填错，例如把元填进万元栏；数照收，不改。", "如果填错，改正后整张表重发；如果属实，写一句说明。"), en: ("far from the other figures of its column", "The unit may be another one, such as 元 in a column of 万元; the figure is kept as written.", "Correct it, or say that it is right."))
    case .rowLooksTotal: Explanation(rawValue, .error, zh: ("这一行像是合计行", "每一格都等于其余各行之和，或者写的就是本县（区）自己；当作一条记录收，合计就会多算一倍。", "是合计就在这一行写“合计”；不是就写一句说明。"), en: ("the row looks like a total", "Each figure is the sum of all other rows, or it is called like the county itself; taken as a record it doubles every sum.", "Call it 合计, or say that it is none."))
    case .rowsAllTotal: Explanation(rawValue, .fatal, zh: ("全表都是合计行，没有一条记录", "合计行只用来核对，不计入；照此收，全表就成了零报，数却写在那里。", "把各行填上；写“全县”或本县（区）名称的一行如果是一条记录，写上它自己的编码、乡镇或名称；没有的填 0。"), en: ("nothing but total rows", "Totals only check; taken so, the return would count as nil though it holds figures.", "Write the rows that they add up; a record is not to be called 全县 or like the county itself."))
    case .rowLooksNumbered: Explanation(rawValue, .fatal, zh: ("只有一行，又和栏号一样", "表头下面的 1、2、3 通常是栏号，不是数；只有这一行时，两样都说得通，不能猜。", "是数，写成 1.0、2.0 或带上单位；是栏号，在下面填数，没有填 0。"), en: ("a single row that reads like column numbers", "1, 2, 3 below a header usually number the columns; where nothing else follows they may as well be the figures.", "Write figures as 1.0, 2.0 or with their unit; below column numbers write the figures, 0 for none."))
    case .noteHoldsFigures: Explanation(rawValue, .query, zh: ("表尾的一行里有数", "以“填表人”“联系电话”这样的字开头，当作表尾，里面的数没有读。", "是一条记录，换一个名称；不是，可以不改。"), en: ("a line below the table holds figures", "It begins with a word of the foot, such as 填表人, and its figures were not read.", "Give it another name if it is a record; else nothing needs to be done."))
    case .xmlRowUnknown: Explanation(rawValue, .error, zh: ("记录的位置上有别的元素", "名称不是本表的记录，里面的数没有收。", "每一行用本表的记录名称，例如 记录，一行一个，不要套在另一行里。"), en: ("an element that is no record stands among the records", "What it holds was not taken.", "Name every row as the form does, side by side."))
    case .xmlOutsideRow: Explanation(rawValue, .query, zh: ("记录外面写的没有读", "数要写在每一条记录里；写在外面的，不知道是哪一条的，还是各条加起来的。", "是记录的数，写进记录；是合计，写成合计行；别的可以不改。"), en: ("what stands outside the records was not read", "A figure belongs to a record; outside it is not clear whose it is.", "Write it into the record, or as a total row."))
    case .recordDiffers: Explanation(rawValue, .error, zh: ("这一行写的县（区）或期别和整份的不一样", "一份是一个县（区）一期的；不知道这一行是放错了，还是写错了。", "放错了的，移到它自己那一份；写错了的，改过来或删掉。"), en: ("a row that says another county or period than its return", "A return is of one county and one period; the row is either misplaced or miswritten.", "Move it to its own return, or correct it."))
    case .spreadsheetDigits: Explanation(rawValue, .note, zh: ("表格软件多存了尾数", "软件按二进制存数，0.29 会存成 0.28999999999999998；按它显示的 15 位有效数字读。", "不用改。"), en: ("a spreadsheet stored more digits than it shows", "It computes in binary; the fifteen digits that it shows are read.", "Nothing needs to be done."))
    case .cellBlank: Explanation(rawValue, .query, zh: ("这一格是空的", "空着算没有报，全市数会标“不全”。", "没有就填 0，不适用填 —。"), en: ("a blank cell", "Blank counts as not reported.", "Write 0 for none, — for not applicable."))
    }
  }

  package static var explanations: [Explanation] { allCases.map(\.explanation) }
}
