import Figures
import Runs

/// The line that a stage leaves on the screen: its name, what it did, how long it took.
struct StageLine {
  let language: Language

  private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func text(_ receipt: StageReceipt) -> String {
    let f = receipt.facts
    func n(_ key: String) -> String { DigitGroups.of(f[key] ?? 0) }
    let text: String =
      switch receipt.stage {
      case .receive:
        ((f["new"] ?? 0) == 0
          ? words("\(n("files")) 份，没有新的", "\(n("files")) files, none new") : words("\(n("files")) 份，新到 \(n("new")) 份", "\(n("files")) files, \(n("new")) new"))
          + ((f["moved"] ?? 0) == 0 ? "" : words("，换了地方 \(n("moved")) 份", ", \(n("moved")) moved"))
          + ((f["unsettled"] ?? 0) == 0 ? "" : words("，\(n("unsettled")) 份还在写，下次再收", ", \(n("unsettled")) still being written, for the next run"))
          + ((f["skipped"] ?? 0) == 0 ? "" : words("，\(n("skipped")) 处读不了", ", \(n("skipped")) cannot be read"))
      case .extract: words("\(n("files")) 份，重读 \(n("made")) 份", "\(n("files")) files, \(n("made")) read")
      case .normalize:
        words("换算 \(n("made")) 份；整份退回 \(n("refused")) 份，没读出 \(n("unread")) 处", "\(n("made")) read; \(n("refused")) returned whole, \(n("unread")) cells or rows not read")
      case .load:
        words("现行 \(n("accepted")) 份，新入库 \(n("inserted")) 份 \(n("figures")) 个数", "\(n("accepted")) returns count, \(n("inserted")) loaded with \(n("figures")) figures")
      case .rollup:
        words("\(n("figures")) 项，重算 \(n("computed")) 项，不全 \(n("incomplete")) 项", "\(n("figures")) figures, \(n("computed")) computed, \(n("incomplete")) incomplete")
      case .audit where f["counties"] != nil:
        scopedAudit(f)
      case .audit:
        words(
          "\(n("rules")) 条规则 \(n("checks")) 次：通过 \(n("hold"))，查不了 \(n("undecided"))，不通过 \(n("broken"))（已说明 \(n("explained"))）",
          "\(n("checks")) checks of \(n("rules")) rules: \(n("hold")) hold, \(n("undecided")) undecided, \(n("broken")) do not (\(n("explained")) explained)")
      case .publish: (f["pages"] ?? 0) == 0 ? words("没有变化", "unchanged") : words("\(n("pages")) 个文件", "\(n("pages")) files")
      }
    let milliseconds = Int(receipt.seconds * 1000)
    let time = "\(milliseconds / 1000).\(pad(milliseconds % 1000)) s"
    return Console.left(receipt.stage.title(language), 12) + Console.left(text, 76) + time
  }

  /// What concerns the counties, forms and periods that were asked for.
  private func scopedAudit(_ f: [String: Int]) -> String {
    func n(_ key: String) -> Int { f[key] ?? 0 }
    guard n("checks") > 0 else { return words("没有一条规则用到这些数", "no rule draws on these figures") }
    let places = n("counties") > 0 ? words(" \(n("counties")) 个县（区）", " in \(n("counties")) counties") : words("，全市", ", the city")
    let head = words("\(n("rules")) 条规则\(places)，\(n("checks")) 次", "\(n("checks")) checks of \(n("rules")) rules\(places)")
    if n("hold") == n("checks") { return head + words("全部通过", ", all hold") }
    return head
      + words(
        "：通过 \(n("hold"))，查不了 \(n("undecided"))，不通过 \(n("broken"))（已说明 \(n("explained"))）",
        ": \(n("hold")) hold, \(n("undecided")) undecided, \(n("broken")) do not (\(n("explained")) explained)")
  }

  private func pad(_ number: Int) -> String { String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number) }
}
