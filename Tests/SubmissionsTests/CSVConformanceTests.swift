import Submissions
import Testing

/// The corners of RFC 4180 and of what programs write beside it; the rows are those that other strict readers give.
@Suite("CSV: odd files are read to the cells that are meant")
struct CSVConformanceTests {
  static let files: [(String, [[String]])] = [
    ("a,b,c\r1,2,3\r", [["a", "b", "c"], ["1", "2", "3"]]),
    ("a,b\r\n1,2\n3,4\r5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("first,last,address,city\nJohn,Doe,\"120 any st.\",\"Anytown, WW\"\n", [["first", "last", "address", "city"], ["John", "Doe", "120 any st.", "Anytown, WW"]]),
    ("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", [["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"]]),
    ("key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n", [["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]),
    ("a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n", [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]),
    ("a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n", [["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]),
    ("a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", [["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"]]),
    ("a,b\n\"\"\"\",x\n", [["a", "b"], ["\"", "x"]]),
    ("a,b\n\"\"\"\"\"\",x\n", [["a", "b"], ["\"\"", "x"]]),
    ("a,b\nx\"y,z\n1\"\",2\n", [["a", "b"], ["x\"y", "z"], ["1\"\"", "2"]]),
    ("5\" pipe,b\n6\",c\n", [["5\" pipe", "b"], ["6\"", "c"]]),
    ("a,b\n \"x\",y\n", [["a", "b"], [" \"x\"", "y"]]),
    (",a,b\n,1,2\n", [["", "a", "b"], ["", "1", "2"]]),
    ("a,b,\n1,2,\n", [["a", "b", ""], ["1", "2", ""]]),
    ("a,b,c\n,,\n1,2,3\n", [["a", "b", "c"], ["", "", ""], ["1", "2", "3"]]),
    ("\r\n\r\na,b\r\n\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n   \n1,2\n", [["a", "b"], ["   "], ["1", "2"]]),
    ("a,b,c\n1\n1,2\n1,2,3\n1,2,3,4\n", [["a", "b", "c"], ["1"], ["1", "2"], ["1", "2", "3"], ["1", "2", "3", "4"]]),
    ("a", [["a"]]),
    ("a\tb\n\"1\t1\"\t\"2\n2\"\n", [["a", "b"], ["1\t1", "2\n2"]]),
    ("a;b\n\"1;5\";2\n", [["a", "b"], ["1;5", "2"]]),
    ("\u{FEFF}\"a\",\"b\"\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"x\ry\",2\n", [["a", "b"], ["x\ry", "2"]]),
    ("a,b\r\n\"x\r\n\r\ny\n\nz\r\rw\",2\r\n", [["a", "b"], ["x\r\n\r\ny\n\nz\r\rw", "2"]]),
    ("a,b\n1\u{C},2\n", [["a", "b"], ["1\u{C}", "2"]]),
    ("a,b\n1\u{85}x,2\n", [["a", "b"], ["1\u{85}x", "2"]]),
    ("a,b\n1\u{2028}x,2\n", [["a", "b"], ["1\u{2028}x", "2"]]),
    ("a,b\né,é\n", [["a", "b"], ["é", "é"]]),
    ("a,b\n\\\",2\n", [["a", "b"], ["\\\"", "2"]]),
    ("a,b\n'1,'2\n", [["a", "b"], ["'1", "'2"]]),
    ("a,b\n1,\"\"", [["a", "b"], ["1", ""]]),
    (",", [["", ""]]),
    ("\"\"", [[""]]),
    ("a,b\n1,\"2\"\r", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"1\"\n\"2\"", [["a", "b"], ["1"], ["2"]]),
    ("a,b\n\"\"\"a\"\"\"\"b\"\"\",2\n", [["a", "b"], ["\"a\"\"b\"", "2"]]),
    ("a,b\n1,", [["a", "b"], ["1", ""]]),
    ("a,b\r\r\n1,2\r\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n\r1,2\n\r", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2\n\u{1A}", [["a", "b"], ["1", "2"], ["\u{1A}"]]),
    ("a,b\n=1+2,@x\n+1,-1\n", [["a", "b"], ["=1+2", "@x"], ["+1", "-1"]]),
    ("\"a\nb\",c\n1,2\n", [["a\nb", "c"], ["1", "2"]]),
  ]

  @Test(arguments: files)
  func reads(text: String, rows: [[String]]) throws {
    let read = try rawRows(of: text).map(\.texts)
    #expect(read.map { $0.map { Array($0.unicodeScalars) } } == rows.map { $0.map { Array($0.unicodeScalars) } }, "\(text.debugDescription)")
  }

  /// The spreadsheet's address and the physical line of a cell, behind cells and rows of every kind.
  static let places: [(String, line: Int, column: Int, number: Int)] = [
    ("a,b\r\n\"x\r\ny\",1\r\n\r\n①,2\r\n", 5, 1, 4), ("a,b\r\"x\ry\",①\r", 3, 2, 2), ("a,b\n,,,,,①\n", 2, 6, 2),
    ("\n\n\na,b\n①,1\n", 5, 1, 5), ("a\tb\n\"\n\n\"\t①\n", 4, 2, 2), ("\u{FEFF}①,b\n", 1, 1, 1),
  ]

  @Test(arguments: places)
  func namesTheCellThatASpreadsheetShows(text: String, line: Int, column: Int, number: Int) throws {
    for row in try rawRows(of: text) {
      for cell in row.cells where row.text(of: cell) == "①" {
        #expect(row.line + cell.lineOffset == line && cell.column == column && row.number == number, "\(text.debugDescription)")
        return
      }
    }
    Issue.record("the cell is not there: \(text.debugDescription)")
  }
}
