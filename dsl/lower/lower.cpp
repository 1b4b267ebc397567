#include "dsl/lower/lower.hpp"

#include <algorithm>

#include "dsl/lower/lowering.hpp"
#include "dsl/lower/reports.hpp"

namespace safon {
namespace {

void add_parts(const std::vector<model::Item>& items, std::map<std::uint16_t, const model::Item*>& parts) {
  for (const auto& item : items) {
    if (item.part != none16) parts[item.part] = &item;
    if (const auto* group = std::get_if<model::Group>(&item.body)) add_parts(group->items, parts);
  }
}

}  // namespace

void Lowering::number_parts() {
  for (const auto& requirement : policy.requirements) {
    add_parts(requirement.body, part_items);
    if (requirement.waivable) waivable.emplace(requirement.name, std::uint16_t(waivable.size()));
  }
  for (std::uint16_t p = 0; p < policy.parameters.size(); ++p)
    if (policy.parameters[p].adjustable) adjustable.emplace(p, std::uint16_t(waivable.size() + adjustable.size()));
}

Place Lowering::place(Span span) const {
  if (span.file >= sources.files.size()) return {};
  const auto begin = line_column_at(span.file, span.begin), end = line_column_at(span.file, span.end);
  return {
      .file = span.file, .line = begin.line, .column = begin.column, .end_line = end.line, .end_column = end.column};
}

LineColumn Lowering::line_column_at(FileId file, std::uint32_t offset) const {
  // Thousands of places are asked for, perhaps on one long line: lines and characters are counted once for each file.
  if (line_starts.size() < sources.files.size()) {
    for (const auto& source : sources.files) {
      auto& starts = line_starts.emplace_back(1, 0);
      for (std::uint32_t i = 0; i < source.text.size(); ++i)
        if (source.text[i] == '\n') starts.push_back(i + 1);
    }
  }
  const auto& starts = line_starts[file];
  const auto line = std::uint32_t(std::ranges::upper_bound(starts, offset) - starts.begin());
  return {line, characters_before(file, offset) - characters_before(file, starts[line - 1]) + 1};
}

std::uint32_t Lowering::characters_before(FileId file, std::uint32_t offset) const {
  constexpr std::uint32_t stride = 64;
  auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  if (characters.size() < sources.files.size()) {
    for (const auto& source : sources.files) {
      auto& counts = characters.emplace_back();
      std::uint32_t count = 0;
      for (std::uint32_t i = 0; i <= source.text.size(); ++i) {
        if (i % stride == 0) counts.push_back(count);
        if (i < source.text.size()) count += begins(source.text[i]);
      }
    }
  }
  const std::string_view text = sources.files[file].text;
  offset = std::min(offset, std::uint32_t(text.size()));
  const auto near = offset / stride;
  const auto rest = text.substr(near * stride, offset % stride);
  return characters[file][near] + std::uint32_t(std::ranges::count_if(rest, begins));
}

std::string Lowering::text(Span span) const {
  std::string out_text;
  bool comment = false, quoted = false;
  for (char c : sources.text(span)) {
    if (c == '"' && !comment) quoted = !quoted;
    comment = comment ? c != '\n' : c == '#' && !quoted;
    if (comment) continue;
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out_text += c;
    else if (!out_text.empty() && out_text.back() != ' ')
      out_text += ' ';
  }
  if (!out_text.empty() && out_text.back() == ' ') out_text.pop_back();
  return out_text;
}

CompiledPolicy lower(const model::Policy& policy, const Sources& sources) {
  CompiledPolicy out{
      .name = policy.name,
      .label = policy.label,
      .version = policy.version,
      .in_force_from = policy.in_force_from,
      .in_force_to = policy.in_force_to,
      .applies = policy.applies == model::Applies::everyone ? AppliesTo::everyone : AppliesTo::entered_on_or_after,
      .applies_from = policy.applies_from,
      .month_end = policy.month_end,
      .working_days = policy.calendar,
      .languages = policy.languages};
  for (const auto& source : sources.files) out.files.push_back({source.name, source.text});
  out.plan.schema = policy.schema;
  out.plan.calendars = policy.calendars;

  Lowering lowering(policy, sources, out);
  for (const auto& programme : policy.programmes)
    for (const auto asked : programme.asks) lowering.plan.let_move(asked);
  for (std::uint16_t r = 0; r < policy.requirements.size(); ++r)
    out.outline.requirements.push_back(lowering.requirement(r).node);
  lowering.waivables();
  lowering.programmes();
  for (const auto& report : policy.reports) out.reports.push_back(lower_report(report, policy, sources));
  lowering.intakes();
  return out;
}

}  // namespace safon
