import Foundation
import TestSupport
import Testing

/// What the screens say, and that an option is honoured or refused, never ignored.
@Suite struct ScreenTests {
  private static func twice() throws -> MiniCity {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.write("inbox/451221/b.csv", MiniCity.nandanWater(central: 40, cistern: 20, preamble: "表号：HC-19-1\n期别：2020-12\n版本：3\n"))
    _ = try city.huizong("run")
    return city
  }

  // MARK: - As of an earlier run

  @Test func everyReadingCommandAnswersAsOfAnEarlierRun() throws {
    let city = try Self.twice()
    for (command, then, now) in [
      (["show", "water_projects"], "380处", "390处"), (["trace", "water_projects"], "380处", "390处"), (["compare"], "380处", "390处"),
      (["compare", "--format", "csv"], ",380处,", ",390处,"), (["show", "water_projects", "--format", "json"], "380", "390"),
      (["status"], "第1次", "第2次"), (["status", "--brief"], "校验码", "校验码"), (["status", "--format", "csv"], "饮水.xml", "451221/b.csv"),
    ] {
      let earlier = try Program.run(command + ["--as-of", "1"] + MiniCity.options, in: city.scratch.root)
      #expect(earlier.code == 0 || command == ["compare"], "\(earlier)")
      #expect(earlier.out.contains(then), "\(earlier)")
      if now != then { #expect(!earlier.out.contains(now), "\(earlier)") }
      let last = try Program.run(command + ["--as-of", "last"] + MiniCity.options, in: city.scratch.root)
      #expect(last.out.contains(now), "\(last)")
    }
    let codes = try ["1", "2"].map { try city.huizong("status", "--brief", "--as-of", $0).lines.first }
    #expect(codes[0] != codes[1], "the check code is that of the run")
  }

  @Test(arguments: [["plan"], ["verify"], ["run"], ["backup", "copies"], ["quantity", "3处"], ["explain", "cell-blank"]])
  func whatCannotAnswerForAnEarlierRunRefuses(_ command: [String]) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let ended = try Program.run(command + ["--as-of", "1", "--pipeline", "pipeline"] + (command[0] == "quantity" ? [] : ["--workspace", "workspace"]), in: city.scratch.root)
    #expect(ended.code == 64 && ended.err.contains("--as-of"), "\(ended)")
  }

  @Test(arguments: ["show", "trace", "compare", "status"])
  func aDateBeforeTheFirstRunIs64(_ command: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let names = ["show", "trace"].contains(command) ? ["water_projects"] : []
    for (date, code) in [("2000-01-01", Int32(64)), ("2999-12-31", 0), ("0", 64), ("last-1", 64), ("last--1", 64)] {
      let ended = try Program.run([command] + names + ["--as-of", date] + MiniCity.options, in: city.scratch.root)
      #expect(ended.code == code, "\(ended)")
    }
  }

  // MARK: - What is to be done

  @Test func statusListsWhatMustBeCorrectedAndSaysWhatComesNext() throws {
    var files = MiniCity.returns
    files[MiniCity.nandanFunds] = "下达资金（万元）,已支出（万元）\n2000,2999.25\n"
    files[MiniCity.duanFunds] = nil
    let city = try MiniCity(files)
    let run = try city.huizong("run")
    #expect(run.lines.contains { $0.hasPrefix("下一步  huizong status --brief") }, "\(run)")
    let status = try city.huizong("status")
    #expect(status.code == 65 && status.lines.contains { $0.contains("必须改  南丹 HC-22-1") && $0.contains("F22-1") }, "\(status)")
    #expect(status.lines.last { !$0.hasPrefix("huizong:") }?.hasPrefix("下一步  电话南丹、都安") == true, "\(status)")
    // 6 returns are due: one is to be corrected, one is missing.
    #expect(status.lines.contains { $0.split(separator: " ") == ["合计", "4/6", "1", "1"] }, "\(status)")
    let morning = try city.huizong("status", "--brief")
    #expect(morning.out.contains("应报 6，已收 4，待改 1，整份退回 0，未报 1，迟报 0"), "\(morning)")
    let english = try city.huizong("status", "--brief", "--lang", "en")
    #expect(english.out.contains("6 due, 4 in, 1 to correct, 0 returned whole, 1 missing"), "\(english)")
  }

  @Test func aFileStillBeingWrittenIsSaid() throws {
    let city = try MiniCity()
    let ended = try city.huizong("run", "--settle", "1h")
    #expect(ended.code == 0 && ended.err.contains("6 份，没有新的，6 份还在写，下次再收"), "\(ended)")
    #expect(ended.out.contains("收件箱里 6 份还在写"), "\(ended)")
    #expect(try city.huizong("run", "--settle", "1h", "--quiet").out == "")
    let status = try city.huizong("status")
    #expect(status.out.contains("收件箱  6 份还在写，下次再收"), "\(status)")
    #expect(try !city.huizong("status", "--brief", "--quiet").out.isEmpty)
  }

  @Test func anAuditOfOneFormSpeaksOfItselfAndOfThePublishedIssue() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let ended = try city.huizong("run", "--stage", "audit", "--form", "HC-19-1")
    #expect(ended.code == 0 && ended.err.contains("没有一条规则用到这些数"), "\(ended)")
    #expect(ended.err.contains("第2次；与第1次相同，发布不用重做"), "\(ended)")
  }

  // MARK: - Options

  @Test func quietIsQuietWhenAllIsWell() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    for command in ["verify", "plan", "status"] {
      let ended = try city.huizong(command, "--quiet")
      #expect(ended.code == 0 && ended.out.isEmpty && ended.err.isEmpty, "\(ended)")
    }
  }

  @Test func aPeriodIsHonouredOrRefused() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    #expect(try city.huizong("trace", "water_projects", "--period", "2020").code == 0)
    #expect(try city.huizong("trace", "water_projects", "--period", "2019").code == 64)
    #expect(try city.huizong("show", "water_projects", "--period", "abc").code == 64)
  }

  @Test func formatIsHonouredOrRefused() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let verify = try city.huizong("verify", "--format", "json")
    let row = try #require(try JSONRow.rows(verify.out).first)
    #expect(row["archived"] == "6" && row["faults"] == "0" && row["readings"] == "6", "\(verify)")
    #expect(try city.huizong("status", "--brief", "--format", "json").code == 64)
    #expect(try city.huizong("backup", "copies", "--format", "json").code == 64)
    #expect(!city.scratch.exists("copies"))
  }

  // MARK: - Refusals

  @Test(arguments: [
    (["statu"], "status"), (["run", "--stage", "审合"], "审核"), (["run", "--stage", "extrct"], "extract"), (["show", "S91"], "S19"),
    (["trace", "384处"], "380处"), (["run", "--county", "都按"], "都安"), (["run", "--form", "HC-19-2"], "HC-19-1"), (["run", "--form", "饮水安全项目报"], "饮水安全项目表"),
  ])
  func theNearestNameIsOfferedInTheLanguageOfTheRun(_ command: [String], _ near: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let zh = try Program.run(command + ["--lang", "zh"] + MiniCity.options, in: city.scratch.root, environment: ["LANG": "zh_CN.UTF-8"])
    #expect(zh.code == 64 && zh.err.contains("是不是 \(near)？") && zh.word == "usage", "\(zh)")
    let en = try Program.run(command + ["--lang", "en"] + MiniCity.options, in: city.scratch.root, environment: ["LANG": "en_US.UTF-8"])
    #expect(en.code == 64 && en.err.contains("did you mean \(near)?"), "\(en)")
  }

  @Test func troubleSpeaksTheLanguageOfTheRun() throws {
    let city = try MiniCity()
    let nowhere = try city.huizong("run", "--inbox", "nowhere", "--lang", "zh")
    #expect(nowhere.code == 66 && nowhere.err.contains("没有收件箱文件夹 \(city.scratch.path("nowhere"))"), "\(nowhere)")
    let denied = try Program.run(["run", "--pipeline", "pipeline", "--workspace", "/sys/huizong", "--lang", "zh"], in: city.scratch.root)
    #expect(denied.code == 77 && denied.err.contains("建不了 /sys/huizong：没有权限"), "\(denied)")
    let early = try city.huizong("show", "water_projects", "--lang", "zh")
    #expect(early.code == 66 && early.err.contains("还没有算过"), "\(early)")
  }
}
