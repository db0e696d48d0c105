package import Figures

/// The catalogue behind `huizong explain`: one entry a code.
extension QuantityCode {
  package static let explanations: [Explanation] = allCases.map(\.explanation)

  /// What the finding is, in a few words.
  package func title(_ language: Language) -> String { explanation.title[language] ?? rawValue }

  /// What would pass.
  package func remedy(_ language: Language) -> String { explanation.remedy[language] ?? "" }

  private typealias Words = (title: String, why: String, remedy: String)

  private func entry(_ severity: Severity, _ zh: Words, _ en: Words) -> Explanation {
    Explanation(rawValue, severity, zh: zh, en: en)
  }

  package var explanation: Explanation {
    switch self {
    case .numberMissing:
      entry(.error, ("没有读到数字", "这一格要填数，写的字里没有数", "填数字；没有这一项填 —，还没有数就空着"),
        ("there is no number", "a figure belongs here and the text holds none", "give a number; — where there is no such thing, nothing where it is not known yet"))
    case .textAround:
      entry(.error, ("数的前后还有别的字", "多出来的字可能改变数的意思，不能丢开", "只留数和单位，说明写到备注栏"),
        ("there are words around the number", "words may change what the number means, so they are not dropped", "leave the number and its unit, put remarks into the remarks column"))
    case .textTooLong:
      entry(.error, ("内容太长，不像一个数", "一个数不会超过 200 个字", "只填数和单位"),
        ("the text is too long for a figure", "a figure never takes more than 200 characters", "give the number and its unit only"))
    case .markUnclear:
      entry(.error, ("这个符号没有约定的意思", "# 和 * 在各种年鉴里意思不同，不能猜", "没有这一项填 —，不足最小单位填 …，还没有数就空着"),
        ("the mark has no agreed meaning", "yearbooks use # and * for different things", "— for no such thing, … for less than the smallest unit, nothing where it is not known yet"))
    case .date:
      entry(.error, ("像是 Excel 之类的软件变成的日期或时间，不是数", "电子表格会把 3-5、12/31 变成日期，原来的数已经看不到了", "把这一格设成文本格式，重新填原来的数"),
        ("this looks like a date or time", "spreadsheets turn 3-5 and 12/31 into dates, the number that was typed is gone", "format the cell as text and type the number again"))
    case .spreadsheetError:
      entry(.error, ("表格软件算不出来，留下了出错标记", "公式引用的格子不在了或不能算，格子里没有数", "把公式改好，或直接填数"),
        ("the spreadsheet left an error mark", "the formula could not be computed, so there is no number", "repair the formula, or type the number"))
    case .formula:
      entry(.error, ("写的是公式，不是数", "交来的文件里只有公式的文字，没有算好的数", "复制后选择性粘贴为数值，再另存"),
        ("this is a formula, not a number", "the file holds the formula's text and not its result", "paste as values, then save again"))
    case .exponent:
      entry(.error, ("是 Excel 之类的软件写的科学记数法", "表格软件把长数写成 1.23E+08 时会丢掉后面的数字", "把这一格设成数值格式、写出全部数字再存"),
        ("this is scientific notation", "spreadsheets drop digits when they write 1.23E+08", "format the cell as a number with all digits and save again"))
    case .numberStyle:
      entry(.error, ("不是通常的数字写法", "nan、0x1F、1_000 这类写法是程序用的", "用 0 到 9 写"),
        ("this is a programmer's way to write numbers", "nan, 0x1F and 1_000 are not figures", "write it with the digits 0 to 9"))
    case .letterInNumber:
      entry(.error, ("数字里夹了字母", "字母 O、l 和数字 0、1 看起来一样，但改成哪个要由填表人决定", "把字母改成数字"),
        ("there is a letter in the number", "O and l look like 0 and 1, but only the sender can say what was meant", "type the digit"))
    case .lookAlike:
      entry(.error, ("这个字只是看起来像", "部首、外文字母和常用字、数字同形不同码，照样读会读错", "重新输入这个字"),
        ("the character only looks like the usual one", "radicals and foreign letters share their shape with digits and ideographs", "type the character again"))
    case .hiddenCharacter:
      entry(.error, ("夹着看不见的字符", "从网页或聊天软件复制会带来看不见的字符，有的会颠倒显示顺序", "删掉整格重新输入"),
        ("there is an invisible character", "copying from web pages brings invisible characters, some of which reverse what is shown", "clear the cell and type it again"))
    case .foreignDigit:
      entry(.error, ("不是 0 到 9 的数字", "上标、带圈数字和其他文字的数字可能是注码，不能当数读", "用 0 到 9 重新输入"),
        ("these are not the digits 0 to 9", "superscripts, circled and foreign digits may be footnote marks", "type it with 0 to 9"))
    case .grouping:
      entry(.error, ("数字分节不对", "逗号或空格只能三位一节，1,2354 可能少一位也可能多一位", "写成 12,354 或 12354；逗号不能当小数点"),
        ("the digit groups are uneven", "groups are of three: 1,2354 may have a digit too few or too many", "write 12,354 or 12354; a comma is never a decimal point"))
    case .twoPoints:
      entry(.error, ("有两个小数点", "不知道哪个是小数点", "只留一个小数点"),
        ("there are two decimal points", "which one counts is unknown", "leave one"))
    case .pointStyle:
      entry(.error, ("小数点写成了别的标点", "句号和间隔号不是小数点", "小数点请写 ."),
        ("another mark stands for the decimal point", "a full stop 。 or middle dot is no decimal point", "write the point as ."))
    case .numberUnfinished:
      entry(.error, ("小数点后面没有数字", "可能漏打了数字", "补上小数，或去掉小数点"),
        ("nothing follows the decimal point", "a digit may be missing", "add the decimals, or drop the point"))
    case .signUnclear:
      entry(.error, ("正负号看不明白", "符号多了一个，或位置、写法有两种读法", "负数写成 -3.5，一个负号紧挨数字"),
        ("the sign has no single reading", "there is one too many, or it stands in an unusual place", "write negative numbers as -3.5"))
    case .severalNumbers:
      entry(.error, ("不止一个数", "一格只能有一个数，合并或取舍要由填表人决定", "一格填一个数"),
        ("there is more than one number", "a cell holds one figure, and only the sender can say which", "give one number a cell"))
    case .numeralUnreadable:
      entry(.error, ("中文数字的写法读不通", "位次不是从大到小，或数字之间缺了十百千万", "只写一个数，如 3500 或 1.5亿"),
        ("the numeral does not add up", "its places do not descend, or one is missing", "use digits, such as 3500"))
    case .spokenTail:
      entry(.error, ("末位是口语的省略写法", "1万5 可以是 15000 也可以是 10005", "写全，如 15000 或 1.5万"),
        ("the last place is left out as in speech", "1万5 may be 15000 or 10005", "write it out: 15000 or 1.5万"))
    case .vagueNumber:
      entry(.error, ("是概数，没有准数", "几百、数十、十来个没有可以汇总的数", "填准数"),
        ("the number is vague", "a few hundred cannot be added up", "give the exact number"))
    case .twoQualifiers:
      entry(.error, ("限定词不止一个", "约……以上、近……多 连用时范围说不清", "只留一个限定词，或填准数"),
        ("there is more than one qualifier", "two of them contradict each other", "leave one, or give the exact number"))
    case .rangeOrder:
      entry(.error, ("范围的前一个数不比后一个小", "可能写反了，或两个数的单位不同", "小的写在前，两个数都带单位"),
        ("the range does not rise", "its ends may be swapped or in different units", "the smaller first, both with their units"))
    case .noFiniteDecimal:
      entry(.error, ("换算以后除不尽", "除不尽的数要舍去尾数，这里不舍", "换一个能除尽的单位，或直接填小数"),
        ("the result has no finite decimal", "it would have to be rounded, and nothing is rounded here", "use a unit in which it is finite, or give a decimal"))
    case .signStyle:
      entry(.error, ("负数的写法请统一", "括号、△、“减少”在别的表里也有别的意思", "负数写成 -3.5"),
        ("write negative numbers with a minus", "brackets, △ and 减少 have other meanings elsewhere", "write -3.5"))
    case .chineseNumeral:
      entry(.error, ("是中文数字", "报表的数要用阿拉伯数字", "改成阿拉伯数字，如 3500"),
        ("this is a Chinese numeral", "returns are filled in with digits", "write it with digits, such as 3500"))
    case .mixedNumeral:
      entry(.error, ("数字和十、百、千混用，或一个数分成几段写", "GB/T 15835 只许数字后跟万、亿，如 3.45亿", "写成 4000 或 3.45亿"),
        ("digits are mixed with 十, 百 or 千, or the number is in pieces", "GB/T 15835 lets only 万 and 亿 follow digits", "write 4000 or 3.45亿"))
    case .qualifier:
      entry(.error, ("带了约、多、以上这类词", "报表要填准数，带限定词的数不能汇总", "填准数，去掉限定词"),
        ("there is a qualifier such as 约 or 以上", "returns hold exact figures", "give the exact number without it"))
    case .range:
      entry(.error, ("写的是一个范围", "范围是两个数，不能汇总", "填一个准数"),
        ("this is a range", "a range is two numbers", "give one exact number"))
    case .compound:
      entry(.error, ("一格里有几个数", "5147户22454人 是两个数，要分两栏填", "每个数填到自己的栏里"),
        ("there are several figures in one cell", "5147户22454人 are two figures of two columns", "put each into its own column"))
    case .fraction:
      entry(.error, ("写的是分数", "3/4 也可能是 3 月 4 日", "改成小数，如 0.75"),
        ("this is a fraction", "3/4 may also be a date", "write it as a decimal, such as 0.75"))
    case .unitMissing:
      entry(.error, ("没有单位", "表头、单位栏和格子里都没有单位，万元和元差一万倍，不能猜", "在表头或格子里写明单位，如（万元）"),
        ("there is no unit", "neither header nor unit column nor cell states one, and 万元 and 元 are ten thousand apart", "state it in the header or the cell"))
    case .unitUnknown:
      entry(.error, ("单位没有登记", "没有换算率就不能换算", "改用登记过的单位，或请市里登记这个单位"),
        ("the unit is not registered", "without a factor nothing can be converted", "use a registered unit, or have this one registered"))
    case .unitOtherFamily:
      entry(.error, ("单位不是同一类", "人和人次、户和人、元和美元不能换算", "填这一栏要的那类数"),
        ("the unit is of another kind", "人 and 人次, 户 and 人, 元 and 美元 never convert", "give the kind of figure this column wants"))
    case .unitScaleDoubtful:
      entry(.error, ("格子里有万或亿，表头的单位也有", "万元栏里写 350万，可以是 350万元 也可以是 350亿元", "写全单位，如 350万元"),
        ("both the cell and the header multiply", "350万 in a 万元 column may be 350万元 or 350亿元", "write the whole unit: 350万元"))
    case .currencyScaleDoubtful:
      entry(.error, ("数字前有货币符号，这一栏的单位却不是元", "万元栏里写 ￥1.50，可以是 1.50万元，也可以是 1.50元", "去掉货币符号，或在数后写全单位，如 1.50万元"),
        ("a currency stands before the number in a column of another multiple", "￥1.50 in a 万元 column may be 1.50万元 or 1.50元",
         "drop the sign, or write the whole unit behind: 1.50万元"))
    case .twoUnits:
      entry(.error, ("前后写了两种货币", "不知道以哪个为准", "只留一种货币"),
        ("two currencies stand around the number", "which one counts is unknown", "leave one"))
    case .tooLarge:
      entry(.error, ("数太大", "超过了这类数能存的上限，多半是单位或位数错了", "核对位数和单位"),
        ("the number is too large", "it exceeds what such a figure can be; most likely unit or digits are wrong", "check digits and unit"))
    case .tooPrecise:
      entry(.error, ("小数位太多", "超过了这类数保存的位数，舍去尾数要由填表人决定", "四舍五入到保存的位数再填"),
        ("there are too many decimals", "more than are kept for such figures, and nothing is rounded here", "round it to the decimals that are kept"))
    case .countedFraction:
      entry(.error, ("计数的数不是整数", "人、户、个没有半个", "填整数，或核对单位"),
        ("a counted figure is not whole", "there is no half person or household", "give a whole number, or check the unit"))
    case .textMarker:
      entry(.note, ("数字前有文本标记 '", "表格软件用它标明文本，数没有变", "去掉 ' 更好"),
        ("an apostrophe marks the number as text", "a spreadsheet's mark, the number is unchanged", "better without it"))
    case .leadingZeros:
      entry(.note, ("数字前面有多余的 0", "多余的 0 不改变数，但编码常这样写", "如果是数，去掉前面的 0；如果是编码，填到编码栏"),
        ("there are leading zeros", "they do not change a number, but codes are written so", "drop them if it is a number; a code belongs into its own column"))
    case .pointBare:
      entry(.note, ("小数点前没有 0", "GB/T 15835 要求写 0.5", "写成 0.5"),
        ("no 0 stands before the point", "GB/T 15835 wants 0.5", "write 0.5"))
    case .signApart:
      entry(.note, ("负号和数字之间有空格", "会计格式会这样，按负数读", "写成 -3.5"),
        ("a blank stands between sign and number", "accounting formats do so; read as negative", "write -3.5"))
    case .zeroMissing:
      entry(.note, ("中文数字里少了零或一", "一万五百按 10500 读", "写成 10500 或 一万零五百"),
        ("a 零 or 一 is missing in the numeral", "一万五百 is read as 10500", "write 10500 or 一万零五百"))
    case .positionalNumeral:
      entry(.note, ("中文数字没有写位次", "一〇五按 105 读", "写成 105"),
        ("the numeral is written without places", "一〇五 is read as 105", "write 105"))
    }
  }
}
