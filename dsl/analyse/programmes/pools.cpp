#include "dsl/analyse/programmes/pools.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/circles.hpp"
#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "engine/pool/fill.hpp"

namespace safon::analysis {
namespace {

using model::Expr;

const model::Item* find_item(const std::vector<model::Item>& items, const std::string& path) {
  for (const auto& item : items) {
    if (item.name == path) return &item;
    if (const auto* group = std::get_if<model::Group>(&item.body))
      if (const auto* found = find_item(group->items, path)) return found;
  }
  return nullptr;
}

class PoolReader {
 public:
  explicit PoolReader(Analysis& analysis) : analysis_(analysis) {}

  void read(const Declared<syntax::PoolDecl>& declared) {
    const auto& written = *declared.syntax;
    pool_ = {
        .name = written.name.text, .label = make_label(analysis_, written.label), .cites = cites_of(written.cites)};
    if (written.lines.size() > 1)
      analysis_.report(DiagnosticKind::header_line_repeated, written.lines[1].span, {"each"});
    if (written.lines.empty()) {
      if (!declared.damaged)
        lacks(written.name, "say what counts once, and for what: `each course counts once for a, b`");
      return;
    }
    const auto& line = written.lines.front();
    if (!find_list(line.record)) return;
    pool_.span = line.span;
    if (line.members.size() < 2 && !declared.damaged)
      lacks(line.record, "name two or more requirements or parts that the rows count for");
    if (line.members.size() > pool::most_members)
      analysis_.report(DiagnosticKind::too_many, span_of(line.members[pool::most_members]),
                       {std::to_string(line.members.size()), "members", std::to_string(pool::most_members)});
    for (const auto& member : line.members) read(member);
    analysis_.policy.pools.push_back(std::move(pool_));
  }

 private:
  void lacks(const syntax::Name& at, const char* help) {
    analysis_.report(DiagnosticKind::pool_incomplete, at.span, {pool_.name}).help = help;
  }

  bool find_list(const syntax::Name& record) {
    const auto& tables = analysis_.policy.schema.tables;
    std::vector<std::string> lists;
    for (TableId id = 1; id < tables.size(); ++id) {
      if (tables[id].parent != root_table) continue;
      lists.push_back(tables[id].singular);
      if (tables[id].name == record.text || tables[id].singular == record.text) pool_.table = id;
    }
    if (pool_.table != none16) return true;
    if (analysis_.broken_record) return false;
    auto& diagnostic = analysis_.report(DiagnosticKind::pool_of_no_list, record.span, {record.text});
    analysis_.suggest(diagnostic, record.text, lists, record.span);
    return false;
  }

  void read(const syntax::Path& path) {
    const std::string name = joined(path);
    const Span span = span_of(path);
    if (!taken_.insert(name).second) {
      analysis_.report(DiagnosticKind::pool_member_twice, span, {name});
      return;
    }
    model::PoolMember member{.name = name};
    const model::Item* item = nullptr;
    for (std::uint16_t r = 0; r < analysis_.policy.requirements.size(); ++r) {
      const auto& requirement = analysis_.policy.requirements[r];
      if (requirement.name != path.front().text) continue;
      if (path.size() > 1)
        item = find_item(requirement.body, name);
      else if (!requirement.body.empty() && requirement.body.front().name.empty())
        item = &requirement.body.front(), member.requirement = r;
      if (item || path.size() == 1) analysis_.find(requirement.name)->used = true;
      if (path.size() == 1 && !item) return not_counting(name, span);
    }
    if (!item) return unknown(path, name, span);
    if (path.size() > 1) member.part = item->part;
    const auto* expr = std::get_if<Expr>(&item->body);
    if (expr && is_broken(*expr)) return;
    if (!expr || expr->kind != model::ExprKind::quantifier ||
        (expr->quantity != model::Quantity::some && expr->quantity != model::Quantity::at_least))
      return not_counting(name, span);
    if (expr->set.front().table != pool_.table) {
      const auto& tables = analysis_.policy.schema.tables;
      analysis_.report(DiagnosticKind::pool_member_of_other_list, span,
                       {name, tables[expr->set.front().table].name, tables[pool_.table].name});
      return;
    }
    // What it is given depends on what those before it may have.
    analysis_.asking = name;
    for (const auto& before : pool_.members) note_reference(analysis_, before.name, span);
    analysis_.asking.clear();
    pool_.members.push_back(std::move(member));
  }

  void not_counting(const std::string& name, Span span) {
    analysis_.report(DiagnosticKind::pool_member_counts_nothing, span, {name}).help =
        "name a part that says `some " + analysis_.policy.schema.tables[pool_.table].singular + " …` or `at least N " +
        analysis_.policy.schema.tables[pool_.table].name + " …`, and nothing else";
  }

  void unknown(const syntax::Path& path, const std::string& name, Span span) {
    if (const auto* symbol = analysis_.find(path.front().text); symbol && symbol->kind == SymbolKind::broken) return;
    auto& diagnostic = analysis_.report(DiagnosticKind::pool_member_unknown, span, {name});
    std::vector<std::string> names = analysis_.policy.parts;
    for (const auto& requirement : analysis_.policy.requirements) names.push_back(requirement.name);
    analysis_.suggest(diagnostic, name, names, span);
  }

  Analysis& analysis_;
  model::Pool pool_;
  std::set<std::string> taken_;  // by all pools: whoever is in two would be given shares of both
};

}  // namespace

void analyse_pools(Analysis& analysis) {
  PoolReader reader(analysis);
  for (const auto& declared : analysis.pools) reader.read(declared);
}

}  // namespace safon::analysis
