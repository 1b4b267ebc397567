#include "dsl/analyse/programmes/requirements.hpp"

#include <algorithm>
#include <utility>

#include "dsl/analyse/declarations/circles.hpp"
#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/limits.hpp"
#include "dsl/analyse/programmes/waivers.hpp"
#include "dsl/source/taken_out.hpp"

namespace safon::analysis {
namespace {

using model::Expr;

/// Names within one requirement: a part and an exception share one roof.
struct PartNames {
  Analysis& analysis;
  std::map<std::string, Span> seen;

  void declare(const std::string& path, const syntax::Name& name, bool part) {
    auto [place, fresh] = seen.try_emplace(path, name.span);
    if (!fresh) {
      auto& diagnostic = analysis.report(DiagnosticKind::part_repeated, name.span, {name.text});
      diagnostic.notes.push_back({place->second, "first named here"});
      return;
    }
    if (!part) return;
    if (analysis.policy.parts.size() >= limits::parts) {
      if (analysis.policy.parts.size() == limits::parts && !std::exchange(full, true))
        analysis.report(DiagnosticKind::too_many, name.span,
                        {std::to_string(limits::parts + 1), "named items", std::to_string(limits::parts)});
      return;
    }
    analysis.parts.emplace(path, static_cast<std::uint16_t>(analysis.policy.parts.size()));
    analysis.policy.parts.push_back(path);
  }
  void gather(const std::string& prefix, const syntax::Item& item) {
    std::string path = prefix;
    if (item.name) {
      path += "." + item.name->text;
      declare(path, *item.name, true);
    }
    if (const auto* group = std::get_if<syntax::Group>(&item.body))
      for (const auto& inner : group->items) gather(path, inner);
    gather(path, item.exceptions);
  }
  void gather(const std::string& prefix, const std::vector<syntax::Exception>& exceptions) {
    for (const auto& exception : exceptions) {
      const std::string path = prefix + "." + exception.name.text;
      declare(path, exception.name, false);
      gather(path, exception.exceptions);
    }
  }
  bool full = false;
};

class RequirementReader {
 public:
  explicit RequirementReader(Analysis& analysis) : analysis_(analysis) {}

  model::Requirement read(const Declared<syntax::Requirement>& declared) {
    const syntax::Requirement& written = *declared.syntax;
    damaged_ = declared.damaged;
    model::Requirement made;
    made.name = written.name.text;
    made.label = make_label(analysis_, written.label);
    made.cites = cites_of(written.cites);
    made.span = declared.span;
    made.name_span = written.name.span;
    analysis_.asking = made.name;
    if (!written.waivable.empty())
      made.waivable = analyse_waivable(analysis_, written.waivable, made.name, waiver_words);
    if (!written.applies.empty()) {
      made.applies.push_back(analyse_condition(analysis_, written.applies.front(), Scope{}));
      if (written.applies.size() > 1)
        analysis_.report(DiagnosticKind::several_applies, written.applies[1].span, {made.name}).help =
            "join the two with `and`";
    }
    if (!written.body.empty()) {
      made.body.push_back(read(written.body.front(), made.name));
      if (written.body.size() > 1 && !damaged_) {
        // A second body that is wrong in itself, such as `some course kind is a`, was not meant to be one.
        const std::size_t before = analysis_.diagnostics.size();
        (void)read(written.body[1], made.name);
        if (analysis_.diagnostics.size() == before)
          analysis_.report(DiagnosticKind::several_bodies, written.body[1].span, {made.name}).help =
              "put them into `all of { … }`, or `any of { … }`";
      }
    } else if (written.exceptions.empty() && !damaged_) {
      analysis_.report(DiagnosticKind::requirement_empty, written.name.span, {made.name});
    }
    made.exceptions = read(written.exceptions, made.name);
    analysis_.asking.clear();
    return made;
  }

 private:
  model::Item read(const syntax::Item& written, const std::string& prefix) {
    model::Item made;
    made.label = make_label(analysis_, written.label);
    made.span = written.span;
    std::string path = prefix;
    std::string outer = analysis_.asking;
    if (written.name) {
      path += "." + written.name->text;
      made.name = path;
      if (auto part = analysis_.parts.find(path); part != analysis_.parts.end()) made.part = part->second;
      note_reference(analysis_, path, written.name->span);
      analysis_.asking = path;
    }
    if (const auto* group = std::get_if<syntax::Group>(&written.body))
      made.body = read(*group, path);
    else
      made.body = analyse_condition(analysis_, std::get<syntax::Expr>(written.body), Scope{});
    made.exceptions = read(written.exceptions, path);
    analysis_.asking = std::move(outer);
    return made;
  }

  static model::GroupKind kind_of(syntax::GroupKind kind) {
    switch (kind) {
      case syntax::GroupKind::all:
        return model::GroupKind::all_of;
      case syntax::GroupKind::any:
        return model::GroupKind::any_of;
      case syntax::GroupKind::none:
        return model::GroupKind::none_of;
      case syntax::GroupKind::at_least:
        return model::GroupKind::at_least;
      case syntax::GroupKind::at_most:
        return model::GroupKind::at_most;
      case syntax::GroupKind::exactly:
        return model::GroupKind::exactly;
    }
    return model::GroupKind::all_of;
  }

  model::Group read(const syntax::Group& written, const std::string& prefix) {
    model::Group made;
    made.kind = kind_of(written.kind);
    made.cites = cites_of(written.cites);
    made.span = written.span;
    if (written.items.empty() && !damaged_) analysis_.report(DiagnosticKind::group_empty, written.span);
    if (!written.count.empty()) {
      if (auto count = analyse_count(analysis_, written.count.front())) {
        made.count = *count;
        if (!written.items.empty() && !damaged_) check_count(written, made);
      }
    }
    for (const auto& item : written.items) made.items.push_back(read(item, prefix));
    check_repeated(made);
    return made;
  }

  void check_count(const syntax::Group& written, const model::Group& made) {
    std::int64_t most = made.count.literal, least = made.count.literal;
    if (made.count.parameter) {
      most = 0, least = INT64_MAX;
      for (const auto& value : analysis_.policy.parameters[*made.count.parameter].values) {
        most = std::max(most, value.number.micros / micros_per_unit);
        least = std::min(least, value.number.micros / micros_per_unit);
      }
    }
    const Span span = written.count.front().span;
    const auto items = static_cast<std::int64_t>(written.items.size());
    if (made.kind != model::GroupKind::at_most && most > items)
      analysis_.report(DiagnosticKind::count_above_items, span,
                       {std::to_string(most) + " items", std::to_string(items)});
    if (made.kind == model::GroupKind::at_least && most == 0)
      analysis_.report(DiagnosticKind::always_met, span).help = "at least 0 items are always met";
    if (made.kind == model::GroupKind::at_most && least >= items)
      analysis_.report(DiagnosticKind::always_met, span).help =
          "the group has only " + std::to_string(items) + " items";
  }

  static bool counts_nothing(model::GroupKind kind) {
    return kind == model::GroupKind::all_of || kind == model::GroupKind::any_of || kind == model::GroupKind::none_of;
  }

  void check_repeated(const model::Group& group) {
    const std::size_t count = std::min(group.items.size(), limits::compared_pairs);
    for (std::size_t i = 0; i < count; ++i) {
      const auto* here = std::get_if<Expr>(&group.items[i].body);
      if (here == nullptr || is_broken(*here) || !group.items[i].exceptions.empty()) continue;
      for (std::size_t j = 0; j < i; ++j) {
        const auto* before = std::get_if<Expr>(&group.items[j].body);
        if (before == nullptr || !group.items[j].exceptions.empty() || !same(*here, *before)) continue;
        auto& diagnostic = analysis_.report(DiagnosticKind::item_repeated, here->span);
        diagnostic.notes.push_back({before->span, "it stands here"});
        // One of the two has no name that anything could speak of, and says nothing new.
        const auto& item = group.items[i];
        if (counts_nothing(group.kind) && item.name.empty() && item.label.texts.empty()) {
          diagnostic.help = "leave it out";
          diagnostic.fix = Fix{with_its_space(analysis_.sources.files[here->span.file].text, item.span), ""};
        }
        break;
      }
    }
  }

  std::vector<model::Exception> read(const std::vector<syntax::Exception>& exceptions, const std::string& prefix) {
    std::vector<model::Exception> made;
    for (const auto& written : exceptions) {
      model::Exception exception;
      exception.name = prefix + "." + written.name.text;
      exception.label = make_label(analysis_, written.label);
      exception.cites = cites_of(written.cites);
      exception.except = written.except;
      exception.span = written.span;
      using Outcome = syntax::Exception::Outcome;
      switch (written.outcome) {
        case Outcome::unstated:
          exception.outcome = written.except ? model::Outcome::not_met : model::Outcome::met;
          break;
        case Outcome::met:
          exception.outcome = model::Outcome::met;
          break;
        case Outcome::not_met:
          exception.outcome = model::Outcome::not_met;
          break;
        case Outcome::not_applicable:
          exception.outcome = model::Outcome::not_applicable;
          break;
      }
      exception.condition = analyse_condition(analysis_, written.condition, Scope{});
      exception.exceptions = read(written.exceptions, exception.name);
      made.push_back(std::move(exception));
    }
    check_contradictions(exceptions, made);
    return made;
  }

  /// Two exceptions of one condition and different outcomes always apply together, and neither comes first.
  void check_contradictions(const std::vector<syntax::Exception>& written, const std::vector<model::Exception>& made) {
    const std::size_t count = std::min(made.size(), limits::compared_pairs);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < i; ++j) {
        if (made[i].outcome == made[j].outcome || !made[i].exceptions.empty() || !made[j].exceptions.empty()) continue;
        if (is_broken(made[i].condition) || !same(made[i].condition, made[j].condition)) continue;
        auto& diagnostic = analysis_.report(DiagnosticKind::exceptions_contradict, written[i].name.span,
                                            {written[j].name.text, written[i].name.text});
        diagnostic.notes.push_back({written[j].name.span, "the other exception"});
      }
  }

  Analysis& analysis_;
  bool damaged_ = false;
};

}  // namespace

void gather_parts(Analysis& analysis) {
  for (const auto& [declaration, span, damaged] : analysis.requirements) {
    PartNames names{analysis, {}};
    for (const auto& item : declaration->body) names.gather(declaration->name.text, item);
    names.gather(declaration->name.text, declaration->exceptions);
  }
}

void analyse_requirements(Analysis& analysis) {
  RequirementReader reader(analysis);
  for (const auto& declared : analysis.requirements) analysis.policy.requirements.push_back(reader.read(declared));
}

}  // namespace safon::analysis
