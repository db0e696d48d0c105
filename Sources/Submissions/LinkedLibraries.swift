import CLibXML2

/// The system libraries that submissions are read with.
package enum LinkedLibraries {
  /// `2.9.14`
  package static var libxml2: String {
    let digits = String(cString: hz_xml_version()).prefix { $0.isNumber }
    guard let number = Int(digits) else { return String(digits) }
    return "\(number / 10000).\(number / 100 % 100).\(number % 100)"
  }
}
