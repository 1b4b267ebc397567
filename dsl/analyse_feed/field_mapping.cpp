// One single value of a feed: its paths, how they are joined, the date format, the codes, the default.
#include <algorithm>

#include "dsl/analyse_feed/date_format.hpp"
#include "dsl/analyse_feed/mappings.hpp"

namespace safon::feeds {

namespace {

// Bytes [begin, end) of a text's value as a place in the file: all of the text where escapes stand between.
Span within(const FeedCheck& check, const syntax::Text& text, std::size_t begin, std::size_t end) {
  const std::string_view written = check.sources.text(text.span);
  if (written.size() != text.value.size() + 2 || written.substr(1, text.value.size()) != text.value) return text.span;
  const std::uint32_t first = text.span.begin + 1;
  return {text.span.file, first + static_cast<std::uint32_t>(begin), first + static_cast<std::uint32_t>(end)};
}

void bad_path(FeedCheck& check, const syntax::Text& text, std::size_t at, std::string reason) {
  const bool at_end = at >= text.value.size();
  const Span span = text.value.empty() ? text.span : within(check, text, at_end ? at - 1 : at, at_end ? at : at + 1);
  check.report(DiagnosticKind::feed_bad_path, span, {std::move(reason)});
}

std::optional<FeedPath> readable_path(FeedCheck& check, const syntax::Text& text) {
  auto path = parse_path(text.value);
  if (!path) {
    bad_path(check, text, path.error().at, path.error().reason);
    return std::nullopt;
  }
  for (const std::string& prefix : path->prefixes) {
    if (prefix == "xml" || check.prefixes.contains(prefix)) continue;
    const std::size_t at = text.value.find(prefix + ":");
    Diagnostic& d =
        check.report(DiagnosticKind::feed_unknown_namespace, within(check, text, at, at + prefix.size()), {prefix});
    const auto declared = [&] { return std::vector<std::string>(check.prefixes.begin(), check.prefixes.end()); };
    suggest(check.diagnostics, prefix, declared, d.span);
    if (d.help.empty()) d.help = "declare it in the feed: `namespace " + prefix + " \"…\"`";
  }
  return std::move(*path);
}

class FieldCheck {
 public:
  FieldCheck(FeedCheck& check, const syntax::Mapping& mapping, const RecordPlace& place, const FieldFound& field)
      : check_(check), written_(mapping), place_(place), field_(field) {
    out_.column = field.column;
    out_.from_file = mapping.from_file;
    out_.required = mapping.required;
    out_.span = whole(mapping);
  }

  model::FieldMapping all(PathStart start) {
    paths(start);
    if (written_.date_format) date_format(*written_.date_format);
    if (written_.has_codes) codes();
    for (const syntax::Text& text : written_.absent_when) out_.absent_when.push_back(text.value);
    if (!written_.absent_when.empty()) may_be_absent(written_.absent_when[0].span);
    if (const ColumnInfo* info = column(); info && info->optional && written_.required) {
      Diagnostic& d = report(DiagnosticKind::feed_required_optional, written_.field.span, {name()});
      d.help = "leave out `required`, or make the field `" + name() + "` one that every record has";
    }
    if (!written_.default_value.empty()) default_value(written_.default_value[0]);
    return std::move(out_);
  }

 private:
  const std::string& name() const { return written_.field.text; }
  // None for the feed's own `received`, which is a date of the file.
  const ColumnInfo* column() const { return field_.column == none16 ? nullptr : &check_.fields.column(place_, field_); }
  ColumnType type() const { return column() ? column()->type : ColumnType::date; }
  std::string described() const { return column() ? check_.fields.describe(place_, field_) : "a date"; }
  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments) {
    return check_.report(kind, span, std::move(arguments));
  }

  void paths(PathStart start);
  void date_format(const syntax::Text& text);
  void codes();
  std::optional<std::uint16_t> code(const syntax::CodeMap& map);
  void unknown_code(const std::string& word, Span span);
  void each_once();
  void may_be_absent(Span span);
  void default_value(const syntax::Expr& expr);

  FeedCheck& check_;
  const syntax::Mapping& written_;
  const RecordPlace& place_;
  const FieldFound& field_;
  model::FieldMapping out_;
};

void FieldCheck::paths(PathStart start) {
  for (const syntax::Text& text : written_.sources) {
    check_path(check_, text, written_.from_file ? PathStart::file : start, PathEnd::value);
    out_.paths.push_back(text.value);
    out_.path_spans.push_back(text.span);
  }
  if (written_.join) out_.join = written_.join->value;
  const std::size_t count = written_.sources.size();
  if (written_.join && count == 1) report(DiagnosticKind::feed_join_one_path, written_.join->span, {name()});
  if (!written_.join && count > 1) {
    Diagnostic& d = report(DiagnosticKind::feed_join_unstated, written_.field.span, {name(), std::to_string(count)});
    d.help = "write `join \"-\"` with what is to stand between the values, or `join \"\"` for nothing";
  }
}

void FieldCheck::date_format(const syntax::Text& text) {
  if (type() != ColumnType::date) {
    report(DiagnosticKind::feed_date_on_other, text.span, {name(), described()});
    return;
  }
  out_.date_format = text.value;
  const auto format = parse_date_format(text.value);
  if (format) return;
  const DateFormatError& error = format.error();
  Diagnostic& d = report(DiagnosticKind::feed_bad_date_format, within(check_, text, error.begin, error.end),
                         {text.value, error.reason});
  d.help = "a format is written like \"dd/mm/yyyy\" or \"yyyy-mm-dd[Thh:mm:ss]\"";
}

void FieldCheck::may_be_absent(Span span) {
  if (column() && column()->optional) return;
  Diagnostic& d = report(DiagnosticKind::feed_absent_not_optional, span, {name()});
  if (column()) d.help = "declare the field `optional`, or leave the value out: what is not given is unknown";
}

// The code, or 0 and 1 for a boolean's, that one line of a code map leads to.
std::optional<std::uint16_t> FieldCheck::code(const syntax::CodeMap& map) {
  const std::string to = dotted(map.to);
  const Span span = map.to.empty() ? map.from.span : join(map.to.front().span, map.to.back().span);

  if (type() == ColumnType::code) {
    const std::uint16_t codes = column()->code_list;
    const std::uint16_t index = check_.fields.code(codes, to);
    if (index != none16) return index;
    if (check_.fields.distrusted(codes)) return std::nullopt;
  } else if (to == "true" || to == "false") {
    return to == "true" ? 1 : 0;
  }
  if (to == "absent") {
    may_be_absent(span);
    return model::absent_code;
  }
  if (to.empty()) return std::nullopt;
  unknown_code(to, span);
  return std::nullopt;
}

void FieldCheck::unknown_code(const std::string& word, Span span) {
  const bool coded = type() == ColumnType::code;
  const std::string list = coded ? "`" + check_.schema.code_lists[column()->code_list].name + "`" : "a boolean";
  report(DiagnosticKind::feed_unknown_code, span, {list, word});
  suggest(
      check_.diagnostics, word,
      [&] { return coded ? check_.fields.code_names(column()->code_list) : std::vector<std::string>{"true", "false"}; },
      span);
}

void FieldCheck::codes() {
  if (type() != ColumnType::code && type() != ColumnType::boolean) {
    const Span span = written_.codes.empty() ? written_.field.span : written_.codes[0].from.span;
    report(DiagnosticKind::feed_codes_on_other, span, {name(), described()});
    return;
  }
  for (const syntax::CodeMap& map : written_.codes) {
    model::CodeMapping mapping{map.from.value, 0, first_date, never};
    if (map.valid_from) mapping.valid_from = map.valid_from->date;
    if (map.valid_until) mapping.valid_until = map.valid_until->date;
    if (mapping.valid_until <= mapping.valid_from)
      report(DiagnosticKind::feed_code_never_valid, map.valid_until->span,
             {mapping.from, to_iso(mapping.valid_until), to_iso(mapping.valid_from)});
    if (const auto to = code(map)) mapping.to = *to;
    out_.codes.push_back(std::move(mapping));
  }
  each_once();
}

void FieldCheck::each_once() {
  std::vector<std::size_t> order(out_.codes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) { return std::tie(out_.codes[i].from, out_.codes[i].valid_from); };
    return key(a) < key(b);
  });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto [first, second] = std::minmax(order[i - 1], order[i]);
    const model::CodeMapping &a = out_.codes[order[i - 1]], &b = out_.codes[order[i]];
    if (a.from != b.from || b.valid_from >= a.valid_until) continue;
    Diagnostic& d = report(DiagnosticKind::feed_code_mapped_twice, written_.codes[second].from.span, {a.from});
    d.notes.push_back({written_.codes[first].from.span, "first mapped here"});
    d.help = "where a code changed its meaning, say `until` and `from` with the day";
  }
}

void FieldCheck::default_value(const syntax::Expr& expr) {
  if (written_.required) report(DiagnosticKind::feed_required_default, span_of(expr), {name()});
  const ColumnInfo* info = column();
  if (!info) {
    report(DiagnosticKind::feed_bad_default, span_of(expr), {name(), "the file's own date", describe_literal(expr)});
    return;
  }
  Literal literal = read_literal(expr, *info, check_.fields);
  switch (literal.fault) {
    case Literal::Fault::none:
      out_.default_value = std::move(literal.value);
      return;
    case Literal::Fault::reported:
      return;
    case Literal::Fault::other_type:
      report(DiagnosticKind::feed_bad_default, span_of(expr), {name(), described(), describe_literal(expr)});
      return;
    case Literal::Fault::unknown_code:
      unknown_code(dotted(expr.path), span_of(expr));
  }
}

}  // namespace

void check_path(FeedCheck& check, const syntax::Text& text, PathStart start, PathEnd end) {
  const auto path = readable_path(check, text);
  if (!path) return;
  const bool from_file = start == PathStart::file;
  if (from_file && path->plain && !path->absolute) {
    Diagnostic& d = check.report(DiagnosticKind::feed_path_root, text.span,
                                 {text.value, "inside a participant, and a value of the whole file begins with `/`"});
    d.help = "write the whole path, such as \"/return/header/@date\"";
  }
  if (!from_file && path->absolute) {
    const char* where = start == PathStart::participant ? "and this one begins inside the participant"
                                                        : "and this one begins inside the element of its block";
    Diagnostic& d = check.report(DiagnosticKind::feed_path_root, text.span,
                                 {text.value, std::string("at the root of the file, ") + where});
    d.help = "a value of the whole file is taken with `from file`";
  }
  const bool is_value =
      path->plain && !path->steps.empty() &&
      (path->steps.back().kind == PathStep::Kind::attribute || path->steps.back().kind == PathStep::Kind::text);
  if (end == PathEnd::element && is_value)
    bad_path(check, text, text.value.size(), "an element is due here, not an attribute or a text");
}

void check_record_path(FeedCheck& check, const syntax::Text& text) {
  const auto path = readable_path(check, text);
  if (!path) return;
  // A file is streamed by this path: an element is known to be a participant before what stands after it is read.
  const auto plain_step = [&](const PathStep& step) {
    const bool last = &step == &path->steps.back();
    const bool by_place = std::ranges::any_of(
        step.predicates, [](const PathPredicate& p) { return p.kind == PathPredicate::Kind::position; });
    return step.kind == PathStep::Kind::child && step.name != "*" && (step.predicates.empty() || (last && !by_place));
  };
  const bool names_only = path->plain && path->absolute && std::ranges::all_of(path->steps, plain_step);
  if (names_only) return;
  Diagnostic& d = check.report(
      DiagnosticKind::feed_bad_path, text.span,
      {"participants are found by names, from the root of the file on; a condition may stand at the last"});
  d.help = "write it like \"/return/participants/participant\" or \"/return/person[@kind='manager']\"";
}

model::FieldMapping check_field(FeedCheck& check, const syntax::Mapping& mapping, const RecordPlace& place,
                                const FieldFound& field, PathStart start) {
  return FieldCheck(check, mapping, place, field).all(start);
}

}  // namespace safon::feeds
