// safon publish: the tables that a policy declares.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/publish/draw.hpp"
#include "adapters/cli/publish/made.hpp"
#include "adapters/cli/publish/words.hpp"
#include "adapters/cli/settled_day.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

std::expected<const Report*, Exit> find_report(const CompiledPolicy& policy, const std::string& name) {
  const auto found = std::ranges::find(policy.reports, name, &Report::name);
  if (found != policy.reports.end()) return &*found;
  std::vector<std::string> names;
  for (const auto& each : policy.reports) names.push_back(each.name);
  const auto near = nearest(name, names);
  if (name.ends_with(".safon"))
    return std::unexpected(refuse(Exit::usage, "`safon publish` makes tables, and `" + name + "` is a rule file",
                                  "`safon policy publish " + name + "` puts a version of a policy in force"));
  return std::unexpected(
      refuse(Exit::usage, "the policy declares no report `" + name + "`",
             near ? "did you mean `" + *near + "`?" : "`safon publish --list` shows which there are"));
}

Table list(const CompiledPolicy& policy, const Options& options) {
  Table table{.columns = {"report", "title", "rows", "columns", "measures", "source"},
              .when_empty = say(Said::no_reports, options.language),
              .language = options.language};
  for (const auto& report : policy.reports) {
    std::string measures;
    for (const auto& measure : report.measures) measures += (measures.empty() ? "" : ", ") + measure.name;
    table.rows.push_back({report.name, std::string(report.label.in(options.language, "")), report.rows.name,
                          report.columns ? report.columns->name : "", measures, report.cites});
  }
  return table;
}

/// Which participants are asked for: a row, a column and a measure, each by its stable name.
struct CellName {
  std::string row, column;
  std::optional<std::size_t> measure;
};

/// Every name that a row or column may have, but for years.
std::vector<std::string> names_of(const Grouping& grouping) {
  std::vector<std::string> names{"all", "unknown", "none"};
  for (const auto& value : grouping.values) names.push_back(value.name);
  if (grouping.kind == Grouping::Kind::condition) names.insert(names.end(), {"met", "not_met", "not_applicable"});
  return names;
}

std::expected<void, Exit> check_name(const Grouping& grouping, const std::string& name) {
  const auto names = names_of(grouping);
  if (std::ranges::find(names, name) != names.end()) return {};
  const bool digits = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
  if (grouping.kind == Grouping::Kind::year && digits) return {};
  const auto near = nearest(name, names);
  return std::unexpected(refuse(Exit::usage, "`" + grouping.name + "` is never `" + name + "`",
                                near ? "did you mean `" + *near + "`?" : "the CSV names its rows and columns"));
}

std::expected<CellName, Exit> read_cell(const Report& report, const std::string& text) {
  std::vector<std::string> words;
  std::istringstream in(text);
  for (std::string word; std::getline(in, word, ',');) words.push_back(word);
  const std::size_t places = report.columns ? 2 : 1;
  const std::string form = report.columns ? "ROW,COLUMN[,MEASURE]" : "ROW[,MEASURE]";
  if (words.size() < places || words.size() > places + 1)
    return std::unexpected(refuse(Exit::usage, "`" + text + "` is not a cell of `" + report.name + "`",
                                  "write " + form + "; `all` is the total"));
  CellName cell{.row = words[0], .column = report.columns ? words[1] : "all"};
  if (auto right = check_name(report.rows, cell.row); !right) return std::unexpected(right.error());
  if (report.columns)
    if (auto right = check_name(*report.columns, cell.column); !right) return std::unexpected(right.error());
  if (words.size() == places) return cell;
  const auto found = std::ranges::find(report.measures, words.back(), &Measure::name);
  if (found == report.measures.end())
    return std::unexpected(refuse(Exit::usage, "`" + report.name + "` has no measure `" + words.back() + "`",
                                  "`safon publish --list` names them"));
  cell.measure = std::size_t(found - report.measures.begin());
  return cell;
}

std::string made_text(const Measure& measure, Made made) {
  switch (made) {
    case Made::counted:
      return "counted";
    case Made::unknown:
      return "not known";
    case Made::other:
      return "not counted";
    case Made::not_counted:
      break;
  }
  return measure.kind == Measure::Kind::share ? "not among them" : "not counted";
}

class Publication {
 public:
  Publication(RegisterFile& in, const CompiledPolicy& policy, const Report& report, const Options& options, Date as_of)
      : in_(in), policy_(policy), report_(report), options_(options), as_of_(as_of) {}

  Exit table() {
    auto table = make_table(in_, policy_, report_, as_of_);
    if (!table) return refuse(table.error());
    const auto made = published(policy_, report_, table->cells, table->origin, options_.language);
    switch (options_.format) {
      case Format::text:
      case Format::junit:
      case Format::tap:
        draw_text(std::cout, made, terminal(STDOUT_FILENO, options_.colour));
        break;
      case Format::csv:
        std::cout << published_csv(made);
        break;
      case Format::json:
        std::cout << published_json(made);
        break;
      case Format::html:
        std::cout << published_html(made);
        break;
    }
    return Exit::good;
  }

  Exit participants(const CellName& cell) {
    Table table{.columns = {"id", "council"},
                .when_empty = std::string(say(Word::nobody, options_.language)),
                .language = options_.language};
    for (std::size_t m = 0; m < report_.measures.size(); ++m)
      if (!cell.measure || *cell.measure == m) {
        table.columns.push_back(report_.measures[m].name);
        if (report_.measures[m].value != no_reg) table.columns.push_back(report_.measures[m].name + "_value");
      }
    const auto walked = walk_for(in_, policy_, report_, as_of_, [&](const Walked& each) {
      const auto& [participant, batch, run, row] = each;
      const auto placed = place_in(report_, run, row).placed;
      if (!placed || !is(report_.rows, placed->row, cell.row)) return;
      if (report_.columns && !is(*report_.columns, placed->column, cell.column)) return;
      std::vector<Cell> line{participant.id, participant.council};
      for (std::size_t m = 0; m < report_.measures.size(); ++m) {
        if (cell.measure && *cell.measure != m) continue;
        line.emplace_back(made_text(report_.measures[m], made_by(placed->kind, m)));
        if (report_.measures[m].value == no_reg) continue;
        const auto value = measured(report_, m, run, row);
        line.emplace_back();
        if (value) line.back() = to_text(Decimal{*value});
      }
      table.rows.push_back(std::move(line));
    });
    if (!walked) return refuse(walked.error());
    draw(std::cout, table, options_.format, terminal(STDOUT_FILENO, options_.colour));
    return Exit::good;
  }

 private:
  bool is(const Grouping& grouping, Group group, const std::string& name) const {
    return name == "all" || group_of(grouping, group, options_.language).name == name;
  }

  RegisterFile& in_;
  const CompiledPolicy& policy_;
  const Report& report_;
  const Options& options_;
  Date as_of_;
};

}  // namespace

Exit publish(const Options& options) {
  auto open = open_with_labels(options);
  if (!open) return open.error();
  const CompiledPolicy* policy = open->policy();
  if (!policy) return refuse(Exit::usage, "the register holds no policy yet", "give its rule file with --policy");
  if (options.list || options.report.empty()) {
    draw(std::cout, list(*policy, options), options.format, terminal(STDOUT_FILENO, options.colour));
    return Exit::good;
  }
  auto report = find_report(*policy, options.report);
  if (!report) return report.error();
  if (policy->programmes.empty())
    return refuse(Exit::usage, "the policy has no programme, so nobody is evaluated by it");
  auto as_of = settled_day(open->in, options);
  if (!as_of) return as_of.error();
  Publication publication(open->in, *policy, **report, options, *as_of);
  if (options.cell.empty()) return publication.table();
  if (options.format == Format::html)
    return refuse(Exit::usage, "the participants of a cell are no page", "write them as text, json or csv");
  auto cell = read_cell(**report, options.cell);
  if (!cell) return cell.error();
  return publication.participants(*cell);
}

}  // namespace safon
