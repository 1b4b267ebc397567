// What the text of a value may be, and what is said when it is not.
#include <doctest/doctest.h>

#include "adapters/xml/feed/code_table.hpp"
#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using sample::field;
using Lines = std::vector<std::string>;

namespace {

// A feed of ids and of one more field, taken from the attribute `v`.
model::Feed one_field(model::FieldMapping mapping) {
  model::Feed feed = sample::ids_only();
  feed.fields.push_back(std::move(mapping));
  return feed;
}

// The field's value, or what was said against it.
std::string value(const model::Feed& feed, std::string_view text) {
  const auto outcome = sample::read("<r><p id='1' v='" + std::string(text) + "'/></r>", feed);
  if (!outcome.error.empty()) return outcome.error;
  if (!outcome.rejections.empty()) return outcome.rejections.front();
  const std::size_t at = outcome.records.find('='), end = outcome.records.rfind(" @");
  return at == std::string::npos ? "?" : outcome.records.substr(at + 1, end - at - 1);
}

}  // namespace

TEST_CASE("dates by their format, as they are written") {
  model::FieldMapping appointed = field(sample::appointed, {"@v"});
  CHECK(value(one_field(appointed), "2026-02-28") == "2026-02-28");
  CHECK(value(one_field(appointed), "2026-02-29") ==
        "1:17 X204 1 appointed: `2026-02-29` is not a date of the form `yyyy-mm-dd`, or no such day");
  appointed.date_format = "dd/mm/yyyy";
  CHECK(value(one_field(appointed), "28/02/2026") == "2026-02-28");
  CHECK(value(one_field(appointed), "2026-02-28") ==
        "1:17 X204 1 appointed: `2026-02-28` is not a date of the form `dd/mm/yyyy`, or no such day");
  appointed.date_format = "yyyy-mm-ddThh:mm:ss[zone]";
  CHECK(value(one_field(appointed), "2026-02-28T23:59:59") == "2026-02-28");
  CHECK(value(one_field(appointed), "2026-02-28T23:59:59.5-11:00") == "2026-02-28");
  CHECK(value(one_field(appointed), "2026-02-28T00:00:00+14:00") == "2026-02-28");
  CHECK(value(one_field(appointed), "2026-02-28T25:00:00").starts_with("1:17 X204 1 appointed: "));
}

TEST_CASE("numbers are exact decimals") {
  model::Feed feed = sample::ids_only();
  feed.lists = {sample::list(sample::activities, "e", {field(sample::held, {"@d"}), field(sample::hours, {"@h"})})};
  const auto hours = [&](const std::string& text) {
    const auto outcome = sample::read("<r><p id='1'><e d='2026-01-01' h='" + text + "'/></p></r>", feed);
    if (!outcome.rejections.empty()) return outcome.rejections.front();
    const std::size_t at = outcome.records.find("hours=");
    return outcome.records.substr(at + 6, outcome.records.rfind(" @") - at - 6);
  };
  CHECK(hours("3.5") == "3.5");
  CHECK(hours(" -0.000001 ") == "-0.000001");
  CHECK(hours("+7") == "7");
  const std::string where = "1:35 X205 1 activities.hours: ";
  CHECK(hours("1e5") == where + "`1e5` is written with a power of ten; write the number out");
  CHECK(hours("1,5") == where +
                            "`1,5` is not a number; a number has a point before its decimals, and nothing between "
                            "thousands");
  CHECK(hours("0.1234567") == where + "`0.1234567` has more than 6 decimals");
  CHECK(hours("99999999999999999999") == where + "`99999999999999999999` is too large");
  CHECK(hours("seven") == where + "`seven` is not a number");
  CHECK(hours(".5") == where + "`.5` is not a number");
  CHECK(hours("NaN") == where + "`NaN` is not a number");
}

TEST_CASE("percentages are per cent, with or without the sign") {
  const model::Feed feed = one_field(field(sample::score, {"@v"}));
  CHECK(value(feed, "80") == "0.8");
  CHECK(value(feed, "80%") == "0.8");
  CHECK(value(feed, "62.5 %") == "0.625");
  CHECK(value(feed, "0.12345") == "1:17 X205 1 score: `0.12345` has more than 4 decimals");
  CHECK(value(feed, "most") == "1:17 X205 1 score: `most` is not a number");
}

TEST_CASE("booleans as XML writes them, or by codes") {
  const model::Feed plain = one_field(field(sample::active, {"@v"}));
  CHECK(value(plain, "true") == "yes");
  CHECK(value(plain, "0") == "no");
  CHECK(value(plain, "Y") == "1:17 X206 1 active: `Y` is neither `true` nor `false`, `1` nor `0`");
  model::FieldMapping mapping = field(sample::active, {"@v"});
  mapping.codes = {{"Y", 1}, {"N", 0}};
  CHECK(value(one_field(mapping), "Y") == "yes");
  CHECK(value(one_field(mapping), "N") == "no");
  CHECK(value(one_field(mapping), "true") ==
        "1:17 X207 1 active: `true` is not one of the codes of `active`, `Y` or `N`");
}

TEST_CASE("codes: the field's own names where the feed gives none, and what is near is suggested") {
  const model::Feed feed = one_field(field(sample::role, {"@v"}));
  CHECK(value(feed, "chief_officer") == "chief_officer");
  CHECK(value(feed, "chief_oficer") ==
        "1:17 X207 1 role: `chief_oficer` is not one of the codes of `role`, `manager`, `senior_manager` or "
        "`chief_officer`; did you mean `chief_officer`?");
  CHECK(value(feed, "Manager").starts_with("1:17 X207 1 role: `Manager` is not one of the codes of `role`"));
}

TEST_CASE("codes are in force by the date received") {
  model::FieldMapping mapping = field(sample::role, {"@v"});
  mapping.codes = {{"TM", 0, *make_date(2020, 1, 1), *make_date(2026, 11, 1)},
                   {"SM", 1, *make_date(2026, 11, 1), never},
                   {"X", 0, first_date, *make_date(2026, 11, 1)},
                   {"X", 2, *make_date(2026, 11, 1), never},
                   {"-", model::absent_code}};
  const model::Feed feed = one_field(mapping);  // received on 2026-11-01
  CHECK(value(feed, "SM") == "senior_manager");
  CHECK(value(feed, "X") == "chief_officer");
  CHECK(value(feed, "TM") ==
        "1:17 X208 1 role: `TM` is not in force for a return received on 2026-11-01: it is valid from 2020-01-01 until "
        "2026-11-01");
  CHECK(value(feed, "-") == "?");  // not optional, so what is absent is unknown
}

TEST_CASE("empty, absent by the feed's word, default and required") {
  model::FieldMapping mapping = field(sample::name, {"@v"});
  CHECK(value(one_field(mapping), "  ") == "-");
  CHECK(value(one_field(mapping), " A  B ") == "'A  B'");
  mapping.absent_when = {"N/A", "none"};
  CHECK(value(one_field(mapping), "N/A") == "-");
  CHECK(value(one_field(mapping), "n/a") == "'n/a'");
  mapping.required = true;
  CHECK(value(one_field(mapping), "N/A") == "1:17 X203 1 name: `name` is required; the feed looks at `@v`");
  mapping.default_value = model::Expr{.kind = model::ExprKind::text, .text = "nobody"};
  CHECK(value(one_field(mapping), "N/A") == "'nobody'");
  CHECK(value(one_field(mapping), "") == "'nobody'");

  model::FieldMapping role = field(sample::role, {"@v"});
  role.default_value = model::Expr{.kind = model::ExprKind::code, .codes = {2}};
  CHECK(value(one_field(role), "") == "chief_officer");
  model::FieldMapping score = field(sample::score, {"@v"});
  score.default_value = model::Expr{.kind = model::ExprKind::number, .number = Decimal{800'000}};
  CHECK(value(one_field(score), "") == "0.8");
  model::FieldMapping appointed = field(sample::appointed, {"@v"});
  CHECK(value(one_field(appointed), "") == "?");  // not optional: not given is unknown
  appointed.default_value = model::Expr{.kind = model::ExprKind::date, .date = *make_date(2000, 1, 1)};
  CHECK(value(one_field(appointed), "") == "2000-01-01");
  model::FieldMapping active = field(sample::active, {"@v"});
  active.default_value = model::Expr{.kind = model::ExprKind::boolean, .boolean = true};
  CHECK(value(one_field(active), "") == "yes");
}

TEST_CASE("a long value is cut in the message, between characters") {
  std::string text(59, 'x');
  CHECK(value(one_field(field(sample::active, {"@v"})), text + "éé") ==
        "1:17 X206 1 active: `" + text + "…` is neither `true` nor `false`, `1` nor `0`");
}

TEST_CASE("a code table finds what was added and nothing else") {
  CodeTable table;
  CHECK_FALSE(table.find("a"));
  for (int i = 0; i < 300; ++i) table.add("module_reflection_" + std::to_string(i), std::uint16_t(i));
  table.add("", 7);
  table.add("module_reflection_5", 555);
  for (int i = 0; i < 300; ++i) CHECK(table.find("module_reflection_" + std::to_string(i)) == (i == 5 ? 555 : i));
  CHECK(table.find("") == 7);
  CHECK_FALSE(table.find("module_reflection_300"));
  CHECK(table.texts().size() == 301);
}
