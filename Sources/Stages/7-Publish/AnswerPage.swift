/// The answer that lies beside a file in the 试报 folder: what the city would say if it were sent.
package enum AnswerPage {
  /// A page of its own that needs nothing around it. `lines` are the words of `huizong check`.
  package static func bytes(file: String, lines: [String]) -> [UInt8] {
    let name = VisibleText.shortened(file)
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(name) 的答复</title>
      <style>\(Stylesheet.markup)</style>
      </head>
      <body>
      <main>
      <h1>\(name)</h1>
      <p class="soft">这是试报的答复，没有入库。改好以后再放一次，几分钟后会有新的答复；没有问题了再报送。</p>
      \(lines.map { "<p>\($0)</p>\n" as Markup })
      </main>
      </body>
      </html>

      """
    return page.bytes
  }
}
