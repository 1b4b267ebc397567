#include "adapters/cli/draw/value_text.hpp"

#include "adapters/cli/draw/words.hpp"

namespace safon {
namespace {

std::string lacking(const ExplainedValue& value, Word with, Word later, std::string_view language) {
  std::string lacks;
  for (const auto& each : value.why) lacks += (lacks.empty() ? "" : ", ") + each;
  return lacks.empty() ? say(later, language, {value.value}) : say(with, language, {value.value, lacks});
}

}  // namespace

std::string value_text(const ExplainedValue& value, std::string_view language) {
  if (const auto& adjusted = value.adjusted)
    return say(adjusted->confirmed ? Word::adjusted : Word::adjusted_open, language,
               {adjusted->to, adjusted->instead_of, to_iso(adjusted->until), adjusted->approved_by});
  using Says = ExplainedValue::Says;
  switch (value.says) {
    case Says::value:
      return value.value;
    case Says::about:
      return say(Word::about, language, {value.value});
    case Says::unknown: {
      const auto unknown = answer_text(Answer::unknown, language);
      return value.value.empty() ? unknown : say(Word::of_row, language, {unknown, value.value});
    }
    case Says::absent:
      return std::string(say(Word::none, language));
    case Says::yes:
      return std::string(say(Word::yes, language));
    case Says::no:
      return std::string(say(Word::no, language));
    case Says::met:
      return answer_text(Answer::met, language);
    case Says::not_met:
      return answer_text(Answer::not_met, language);
    case Says::more:
      return say(Word::more_rows, language, {std::to_string(value.count)});
    case Says::needs:
      return say(Word::needs, language, {std::to_string(value.count)});
    case Says::passed_over:
      return lacking(value, Word::passed_over, Word::passed_over_later, language);
    case Says::fails:
      return lacking(value, Word::fails, Word::fails_later, language);
    case Says::out_of_range:
      return std::string(say(Word::out_of_range, language));
    case Says::divided_by_zero:
      return std::string(say(Word::divided_by_zero, language));
  }
  return {};
}

std::string value_name(const ExplainedValue& value, std::string_view language) {
  constexpr std::pair<std::string_view, std::string_view> in_welsh[] = {
      {"waived until", "wedi'i hepgor hyd"},
      {"waiver", "hepgoriad"},
      {"approved by", "cymeradwywyd gan"},
      {"confirmed since the requirement changed", "wedi'i gadarnhau ers i'r gofyniad newid"}};
  if (language == "cy")
    for (const auto& [name, welsh] : in_welsh)
      if (value.name == name) return std::string(welsh);
  return value.name;
}

std::string tally_text(const Tally& tally, std::string_view language) {
  const auto met = std::to_string(tally.met);
  auto text = tally.at_most ? say(Word::tally_at_most, language, {met, std::to_string(*tally.at_most)})
                            : say(Word::tally_of, language, {met, std::to_string(tally.of.value_or(0))});
  if (tally.needed) text += say(Word::tally_needed, language, {std::to_string(*tally.needed)});
  if (tally.unknown > 0) text += say(Word::tally_unknown, language, {std::to_string(tally.unknown)});
  return text;
}

std::string answer_text(Answer answer, std::string_view language) {
  return heading(answer_name(answer), language);
}

}  // namespace safon
