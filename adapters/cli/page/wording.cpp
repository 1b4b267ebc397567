#include "adapters/cli/page/wording.hpp"

#include <array>
#include <cstdlib>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> months{{{"January", "Ionawr"},
                                                                                {"February", "Chwefror"},
                                                                                {"March", "Mawrth"},
                                                                                {"April", "Ebrill"},
                                                                                {"May", "Mai"},
                                                                                {"June", "Mehefin"},
                                                                                {"July", "Gorffennaf"},
                                                                                {"August", "Awst"},
                                                                                {"September", "Medi"},
                                                                                {"October", "Hydref"},
                                                                                {"November", "Tachwedd"},
                                                                                {"December", "Rhagfyr"}}};

/// "5 mlynedd": the word for year changes with the number before it.
std::string_view years_cy(int count) {
  if (count == 1) return "{0} flwyddyn";
  if (count == 2) return "{0} flynedd";
  if (count == 5 || (count >= 7 && count <= 10) || count >= 15) return "{0} mlynedd";
  return "{0} blynedd";
}

std::string spaced(std::string_view name) {
  std::string text(name);
  for (auto& c : text)
    if (c == '_') c = ' ';
  return text;
}

const std::string* wording_in(const Label& label, std::string_view language, std::string_view main) {
  for (const auto& [tag, text] : label.texts)
    if (tag == language || (tag.empty() && language == main)) return &text;
  return nullptr;
}

std::string spoken(std::string_view text, std::string_view language) {
  return "<span" + attribute("lang", language) + ">" + escaped(text) + "</span>";
}

}  // namespace

std::string Wording::operator()(std::string_view en, std::string_view cy,
                                std::initializer_list<std::string_view> values) const {
  return filled_in(language == "cy" ? cy : en, values);
}

std::string Wording::plain(const Label& label, std::string_view name) const {
  if (const auto* own = wording_in(label, language, main)) return *own;
  return label.texts.empty() ? spaced(name) : label.texts.front().second;
}

std::string Wording::named(const Label& label, std::string_view name) const {
  if (const auto* own = wording_in(label, language, main)) return escaped(*own);
  if (!label.texts.empty()) return spoken(label.texts.front().second, main);
  return language == "en" ? escaped(spaced(name)) : spoken(spaced(name), "en");
}

std::string Wording::quoted(const Label& label, std::string_view name) const {
  return "‘" + named(label, name) + "’";
}

std::string Wording::in_main(std::string_view text) const {
  return language == main ? escaped(text) : spoken(text, main);
}

std::string Wording::day(Date date) const {
  if (date == never) return (*this)("never", "byth");
  const auto [year, month, day] = civil(date);
  const auto& name = months[std::size_t(month - 1)];
  return std::to_string(day) + " " + (*this)(name.first, name.second) + " " + std::to_string(year);
}

std::string Wording::time(Duration duration) const {
  if (language != "cy") return to_text(duration);
  std::string text;
  const auto add = [&](std::string_view pattern, int count) {
    if (count != 0) text += (text.empty() ? "" : " ") + filled_in(pattern, {std::to_string(count)});
  };
  add(years_cy(std::abs(duration.months / 12)), duration.months / 12);
  add("{0} mis", duration.months % 12);
  add("{0} diwrnod", duration.days);
  add("{0} diwrnod gwaith", duration.working_days);
  return text.empty() ? "0 diwrnod" : text;
}

std::string Wording::listed(const std::vector<std::string>& parts, bool all) const {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 < parts.size() ? ", " : all ? (*this)(" and ", " a ") : (*this)(" or ", " neu ");
    text += parts[i];
  }
  return text;
}

}  // namespace safon
