#include "adapters/xml/text/scan/known_names.hpp"

#include <algorithm>

#include "adapters/xml/text/scan/characters.hpp"

namespace safon::xml {
namespace {

constexpr std::size_t slots = 1024;
constexpr std::size_t longest = 200;

std::size_t hash(std::string_view text) {
  std::uint64_t first = 0, last = 0;
  if (text.size() >= 8) {
    std::memcpy(&first, text.data(), 8);
    std::memcpy(&last, text.data() + text.size() - 8, 8);
  } else {
    for (const char c : text) first = first << 8 | static_cast<unsigned char>(c);
  }
  const std::uint64_t mixed = (first ^ (last << 1 | last >> 63) ^ text.size()) * 0x9E3779B97F4A7C15ULL;
  return std::size_t(mixed ^ mixed >> 32);
}

void write_plainly(KnownName& name) {
  std::array<char, KnownName::widest> plainly{}, mask{};
  const std::string text = ' ' + name.text + "=\"";
  if (text.size() > plainly.size()) return;
  std::ranges::copy(text, plainly.begin());
  std::fill_n(mask.begin(), text.size(), '\xFF');
  std::memcpy(name.plainly.data(), plainly.data(), plainly.size());
  std::memcpy(name.mask.data(), mask.data(), mask.size());
  name.plain_size = std::uint32_t(text.size());
}

}  // namespace

KnownNames::KnownNames(Intern intern) : intern_(std::move(intern)), names_(slots) {}

KnownName* KnownNames::find(std::string_view name) {
  std::size_t slot = hash(name) & (slots - 1);
  for (;; slot = (slot + 1) & (slots - 1)) {
    KnownName& found = names_[slot];
    if (found.local == nullptr) break;
    if (found.text == name) return &found;
  }
  if (2 * count_ >= slots || name.size() > longest) return nullptr;
  const std::size_t colon = name.find(':');
  const std::string_view local = colon == name.npos ? name : name.substr(colon + 1);
  const std::string_view prefix = colon == name.npos ? std::string_view() : name.substr(0, colon);
  // `xml` and `xmlns` have meanings of their own; the first is left to the parser.
  if (local.empty() || local.contains(':') || !(name_kinds[static_cast<unsigned char>(local[0])] & begins_name) ||
      prefix == "xml" || colon == 0)
    return nullptr;
  KnownName& made = names_[slot];
  made.text = name;
  made.prefix = colon == name.npos ? nullptr : intern_(prefix);
  made.local = intern_(local);
  made.begins_xmlns = name.starts_with("xmlns");
  made.special = made.begins_xmlns || made.prefix;
  write_plainly(made);
  ++count_;
  return &made;
}

}  // namespace safon::xml
