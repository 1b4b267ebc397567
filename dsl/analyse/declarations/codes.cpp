#include "dsl/analyse/declarations/codes.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

/// Names within one declaration: reports the second of two.
struct NamesWithin {
  Analysis& analysis;
  std::map<std::string, Span> seen;

  bool fresh(const syntax::Name& name) {
    auto [place, is_new] = seen.try_emplace(name.text, name.span);
    if (is_new) return true;
    auto& diagnostic = analysis.report(DiagnosticKind::duplicate_name, name.span, {name.text});
    diagnostic.notes.push_back({place->second, "first declared here"});
    return false;
  }
};

std::uint16_t keep_list(Analysis& analysis, CodeList list) {
  auto& lists = analysis.policy.schema.code_lists;
  auto index = static_cast<std::uint16_t>(lists.size());
  for (const auto& code : list.codes) analysis.lists_with_code[code.name].push_back(index);
  lists.push_back(std::move(list));
  return index;
}

bool too_many_codes(Analysis& analysis, std::size_t count, Span span) {
  if (count <= limits::codes_in_a_list) return false;
  analysis.report(DiagnosticKind::too_many, span,
                  {std::to_string(count), "codes", std::to_string(limits::codes_in_a_list)});
  return true;
}

}  // namespace

void analyse_codes(Analysis& analysis) {
  for (const auto& [declaration, span, damaged] : analysis.codes) {
    CodeList list{declaration->name.text, make_label(analysis, declaration->label), {}};
    if (declaration->codes.empty() && !damaged)
      analysis.report(DiagnosticKind::codes_empty, declaration->name.span, {declaration->name.text, "codes"});
    NamesWithin names{analysis, {}};
    if (!too_many_codes(analysis, declaration->codes.size(), declaration->name.span))
      for (const auto& code : declaration->codes)
        if (names.fresh(code.name)) list.codes.push_back({code.name.text, make_label(analysis, code.label)});
    analysis.code_list_of_codes.push_back(keep_list(analysis, std::move(list)));
  }
}

void analyse_frameworks(Analysis& analysis) {
  for (const auto& [declaration, span, damaged] : analysis.frameworks) {
    model::Framework framework;
    framework.name = declaration->name.text;
    framework.label = make_label(analysis, declaration->label);
    framework.cites = cites_of(declaration->cites);
    framework.span = span;
    CodeList list{framework.name, framework.label, {}};
    if (declaration->elements.empty() && !damaged)
      analysis.report(DiagnosticKind::codes_empty, declaration->name.span, {framework.name, "elements"});
    NamesWithin element_names{analysis, {}};
    std::size_t total = 0;
    for (const auto& written : declaration->elements) {
      if (!element_names.fresh(written.name)) continue;
      model::Element element;
      element.name = written.name.text;
      element.label = make_label(analysis, written.label);
      element.cites = cites_of(written.cites);
      element.first = static_cast<std::uint16_t>(list.codes.size());
      if (written.criteria.empty() && !damaged)
        analysis.report(DiagnosticKind::codes_empty, written.name.span, {written.name.text, "criteria"});
      total += written.criteria.size();
      if (too_many_codes(analysis, total, written.name.span)) break;
      NamesWithin names{analysis, {}};
      for (const auto& criterion : written.criteria) {
        if (!names.fresh(criterion.name)) continue;
        Label label = make_label(analysis, criterion.label);
        list.codes.push_back({element.name + "." + criterion.name.text, label});
        element.criteria.push_back({criterion.name.text, std::move(label)});
      }
      framework.elements.push_back(std::move(element));
    }
    framework.code_list = keep_list(analysis, std::move(list));
    analysis.code_list_of_framework.push_back(framework.code_list);
    analysis.policy.frameworks.push_back(std::move(framework));
  }
}

std::uint16_t find_code(const Analysis& analysis, std::uint16_t list, std::string_view name) {
  auto found = analysis.lists_with_code.find(name);
  if (found == analysis.lists_with_code.end() || std::ranges::find(found->second, list) == found->second.end())
    return none16;
  const auto& codes = analysis.policy.schema.code_lists[list].codes;
  auto code = std::ranges::find(codes, name, &Code::name);
  return code == codes.end() ? none16 : static_cast<std::uint16_t>(code - codes.begin());
}

}  // namespace safon::analysis
