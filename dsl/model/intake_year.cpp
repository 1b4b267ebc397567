#include "dsl/model/intake_year.hpp"

#include <charconv>

namespace safon::model {

std::pair<std::string_view, int> stem_and_year(std::string_view name) {
  const auto blank = name.find(' ');
  if (blank == std::string_view::npos) return {name, 0};
  int year = 0;
  std::from_chars(name.data() + blank + 1, name.data() + name.size(), year);
  return {name.substr(0, blank), year};
}

Label label_of(const Intake& intake) {
  Label label = intake.label;
  if (!intake.series.empty())
    for (auto& [language, text] : label.texts) text += ", " + std::to_string(stem_and_year(intake.name).second);
  return label;
}

}  // namespace safon::model
