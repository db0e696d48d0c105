import Figures
import Quantities

/// The words for a figure that was not read, or was read with a doubt.
struct QuantityWords {
  let zh: String
  let en: String
  let remedy: String

  init(_ refusal: QuantityRefusal, written: String) {
    zh = refusal.message(written, .zh)
    en = refusal.message(written, .en)
    remedy = refusal.code.remedy(.zh)
  }

  init(_ warning: QuantityWarning) {
    zh = warning.code.title(.zh)
    en = warning.code.title(.en)
    remedy = warning.code.remedy(.zh)
  }
}
