#include "dsl/model/print.hpp"

#include "dsl/model/adjustable.hpp"
#include "dsl/model/print_expression.hpp"
#include "dsl/model/print_intake.hpp"

namespace safon {
namespace {

using namespace model;

std::string words(const Label& label) {
  std::string out;
  for (const auto& [language, text] : label.texts) {
    if (!language.empty()) out.append(" @").append(language);
    out.append(" \"").append(text).append("\"");
  }
  return out;
}

std::string cited(const std::string& cites) {
  return cites.empty() ? "" : " cites \"" + cites + '"';
}

class ModelPrinter {
 public:
  explicit ModelPrinter(const Policy& policy) : policy_(policy) {}

  std::string print() {
    header();
    for (const auto& calendar : policy_.calendars) print(calendar);
    for (const auto& list : policy_.schema.code_lists) print(list);
    for (std::size_t i = 0; i < policy_.schema.tables.size(); ++i) print(policy_.schema.tables[i]);
    for (const auto& framework : policy_.frameworks) print(framework);
    for (const auto& parameter : policy_.parameters) print(parameter);
    for (const auto& let : policy_.lets)
      line("let " + let.name + words(let.label) + " = " + model::print(policy_, let.value));
    for (const auto& requirement : policy_.requirements) print(requirement);
    for (const auto& programme : policy_.programmes) print(programme);
    for (const auto& property : policy_.properties)
      line("always \"" + property.text + "\": " + model::print(policy_, property.condition));
    for (const auto& report : policy_.reports) print(report);
    for (const auto& intake : policy_.intakes)
      line("intake " + intake.name + words(intake.label) + cited(intake.cites) + print_intake(policy_, intake));
    for (const auto& pool : policy_.pools) print(pool);
    for (const auto& matching : policy_.matchings) print(matching);
    for (const auto& feed : policy_.feeds)
      line("feed " + feed.name + words(feed.label) + " from \"" + feed.record_path + '"');
    for (const auto& test : policy_.intake_tests)
      line("test intake " + policy_.intakes[test.intake].name + " \"" + test.title + "\"");
    for (const auto& test : policy_.tests) line("test \"" + test.title + "\" as of " + to_iso(test.as_of));
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += std::string(depth_ * 2, ' ') + text + "\n"; }

  void header() {
    std::string text = "policy " + policy_.name + words(policy_.label) + " version \"" + policy_.version +
                       "\" in force from " + to_iso(policy_.in_force_from);
    if (policy_.in_force_to != never) text += " to " + to_iso(policy_.in_force_to);
    if (policy_.applies == Applies::entered_on_or_after)
      text += " for those who entered on or after " + to_iso(policy_.applies_from);
    if (policy_.month_end == MonthEnd::down) text += " rounding down";
    if (policy_.month_end == MonthEnd::up) text += " rounding up";
    if (policy_.calendar != none16) text += " working days by " + policy_.calendars[policy_.calendar].name;
    for (const auto& language : policy_.languages) text += " @" + language;
    line(text);
  }

  void print(const Calendar& calendar) {
    std::string days;
    for (std::size_t day = 1; day <= 7; ++day)
      if (calendar.working[day]) days += " " + std::to_string(day);
    line("calendar " + calendar.name + " " + to_iso(calendar.first) + " to " + to_iso(calendar.last) + " working" +
         days + " closed " + std::to_string(calendar.closed.size()) + " days");
  }

  void print(const CodeList& list) {
    std::string text = "codes " + list.name + words(list.label) + ":";
    for (const auto& code : list.codes) text += " " + code.name;
    line(text);
  }

  void print(const TableInfo& table) {
    std::string text = "table " + table.name + " of " + table.singular + words(table.label);
    if (table.parent != none16) text += " in " + policy_.schema.tables[table.parent].name;
    if (table.dated_by != none16) text += " dated by " + table.columns[table.dated_by].name;
    line(text);
    ++depth_;
    static constexpr const char* types[] = {"boolean", "code", "number", "percentage", "date", "text", "presence"};
    for (const auto& column : table.columns) {
      std::string type = types[static_cast<std::size_t>(column.type)];
      if (column.code_list != none16) type += " of " + policy_.schema.code_lists[column.code_list].name;
      line(column.name + ": " + (column.optional ? "optional " : "") + type + words(column.label));
    }
    --depth_;
  }

  void print(const Framework& framework) {
    line("framework " + framework.name + words(framework.label) + cited(framework.cites));
    for (const auto& element : framework.elements)
      line("  element " + element.name + words(element.label) + ": " + std::to_string(element.criteria.size()) +
           " criteria from " + std::to_string(element.first));
  }

  std::string said(const Waivable& waivable) const {
    return std::to_string(waivable.approvers) + " " + waivable.approved_by +
           (waivable.at_most ? " for at most " + model::print(policy_, *waivable.at_most) : "");
  }

  void print(const Parameter& parameter) {
    std::string text = "parameter " + parameter.name + words(parameter.label) +
                       (parameter.to_confirm ? " to confirm" : "") + cited(parameter.cites) + ":";
    for (const auto& value : parameter.values) {
      text += " from " + to_iso(value.from) + " ";
      switch (parameter.type.kind) {
        case TypeKind::date:
          text += to_iso(value.date);
          break;
        case TypeKind::duration:
          text += to_text(value.duration);
          break;
        case TypeKind::percentage:
          text += print_percentage(value.number);
          break;
        default:
          text += to_text(value.number);
          break;
      }
    }
    line(text);
    if (parameter.adjustable) {
      ++depth_;
      line("adjustable by " + said(parameter.adjustable->by) + " " + adjustable_of(parameter).bounds());
      --depth_;
    }
  }

  void print(const std::vector<Exception>& exceptions) {
    static constexpr const char* outcomes[] = {"met", "not met", "not applicable"};
    for (const auto& exception : exceptions) {
      line((exception.except ? "except " : "unless ") + exception.name + words(exception.label) +
           cited(exception.cites) + ": " + model::print(policy_, exception.condition) + " then " +
           outcomes[static_cast<std::size_t>(exception.outcome)]);
      ++depth_;
      print(exception.exceptions);
      --depth_;
    }
  }

  std::string group_words(const Group& group) const {
    switch (group.kind) {
      case GroupKind::all_of:
        return "all of";
      case GroupKind::any_of:
        return "any of";
      case GroupKind::none_of:
        return "none of";
      case GroupKind::at_least:
        return "at least " + model::print(policy_, group.count) + " of";
      case GroupKind::at_most:
        return "at most " + model::print(policy_, group.count) + " of";
      case GroupKind::exactly:
        return "exactly " + model::print(policy_, group.count) + " of";
    }
    return "?";
  }

  void print(const Item& item) {
    std::string name = item.name.empty() ? "" : item.name + words(item.label) + ": ";
    if (const auto* expr = std::get_if<Expr>(&item.body)) {
      line(name + model::print(policy_, *expr));
    } else {
      const auto& group = std::get<Group>(item.body);
      line(name + group_words(group) + cited(group.cites));
      ++depth_;
      for (const auto& inner : group.items) print(inner);
      --depth_;
    }
    ++depth_;
    print(item.exceptions);
    --depth_;
  }

  void print(const Requirement& requirement) {
    line("requirement " + requirement.name + words(requirement.label) + cited(requirement.cites));
    ++depth_;
    if (requirement.waivable) {
      line("waivable by " + said(*requirement.waivable));
    }
    for (const auto& applies : requirement.applies) line("applies when " + model::print(policy_, applies));
    for (const auto& item : requirement.body) print(item);
    print(requirement.exceptions);
    --depth_;
  }

  void print(const Programme& programme) {
    line("programme " + programme.name + words(programme.label) + cited(programme.cites));
    ++depth_;
    for (const auto& date : programme.begins_on) line("begins on " + model::print(policy_, date));
    if (programme.audit)
      line("audit " + model::print(policy_, programme.audit->share) + " in " + std::to_string(programme.audit->among) +
           (programme.audit->each_council ? " for each council" : "") + " by seed " +
           std::to_string(programme.audit->seed));
    for (const auto& status : programme.statuses) {
      std::string text = "status " + status.name + words(status.label);
      if (status.initial) text += " initial";
      if (status.final) text += " final";
      if (status.setback) text += " setback";
      if (status.away) text += " away";
      if (status.month != 0)
        text += " valid until day " + std::to_string(status.day) + " of month " + std::to_string(status.month);
      if (status.valid_for)
        text += (status.month != 0 ? " for at least " : " valid for ") + model::print(policy_, *status.valid_for);
      if (status.validity == Validity::from_previous_expiry) text += " from previous expiry";
      if (status.grace) text += " grace " + model::print(policy_, *status.grace);
      if (status.renewable_before)
        text += " renewable from " + model::print(policy_, *status.renewable_before) + " before";
      line(text);
    }
    for (const auto& transition : programme.transitions) {
      std::string text = "from";
      for (auto from : transition.from) text += " " + programme.statuses[from].name;
      text += (transition.restores ? " to previous " : " to ") + programme.statuses[transition.to].name +
              words(transition.label) + (transition.before_others ? " before all others" : "") + " when";
      if (transition.decided == Decided::no) text += " " + model::print(policy_, transition.condition);
      static constexpr const char* by[] = {" certified by ", " revoked by ", " reinstated by "};
      if (transition.certifiers > 0)
        text +=
            by[std::size_t(transition.decided)] + std::to_string(transition.certifiers) + " " + transition.certified_by;
      if (transition.certify_within) text += " within " + model::print(policy_, *transition.certify_within);
      for (const auto& escalation : transition.escalations) {
        if (escalation.later) text += " then " + model::print(policy_, *escalation.later) + " later";
        const auto& duty = policy_.duties[escalation.duty];
        text += " to " + duty.name + words(duty.label);
      }
      line(text);
    }
    --depth_;
  }

  std::string grouped(const Grouping& grouping) const {
    static constexpr const char* kinds[] = {"code ", "condition ", "status of ", "year of "};
    std::string text = kinds[static_cast<std::size_t>(grouping.kind)];
    if (grouping.kind == Grouping::Kind::status) text += policy_.programmes[grouping.programme].name;
    for (const auto& value : grouping.value) text += model::print(policy_, value);
    return text + words(grouping.label);
  }

  void print(const Report& report) {
    static constexpr const char* kinds[] = {"count", "sum of", "average of", "smallest of", "largest of", "share"};
    line("report " + report.name + words(report.label) + cited(report.cites));
    ++depth_;
    for (const auto& where : report.where) line("of participants where " + model::print(policy_, where));
    line("rows by " + grouped(report.rows));
    if (report.columns) line("columns by " + grouped(*report.columns));
    for (const auto& measure : report.measures) {
      std::string text =
          "measure " + measure.name + words(measure.label) + ": " + kinds[static_cast<std::size_t>(measure.kind)];
      for (const auto& value : measure.value) text += " " + model::print(policy_, value);
      for (const auto& where : measure.where) text += " where " + model::print(policy_, where);
      for (const auto& among : measure.among) text += " among " + model::print(policy_, among);
      line(text);
    }
    if (report.suppress_below > 0) line("suppress below " + std::to_string(report.suppress_below));
    --depth_;
  }

  void print(const Pool& pool) {
    std::string members;
    for (const auto& member : pool.members) members += (members.empty() ? "" : ", ") + member.name;
    line("pool " + pool.name + words(pool.label) + " of " + policy_.schema.tables[pool.table].name + " for " + members +
         cited(pool.cites));
  }

  std::string alike(const Likeness& likeness) const {
    return (likeness.same ? "same " : "different ") + model::print(policy_, likeness.value);
  }

  void print(const Matching& matching) {
    line("matching " + matching.name + words(matching.label) + cited(matching.cites));
    ++depth_;
    for (const auto& match : matching.match) line("match participants where " + model::print(policy_, match));
    for (const auto& with : matching.with) line("with participants where " + model::print(policy_, with));
    for (const auto& constraint : matching.constraints) line(alike(constraint));
    std::string takes =
        "each takes at most " + (matching.takes.parameter ? policy_.parameters[*matching.takes.parameter].name
                                                          : std::to_string(matching.takes.literal));
    for (const auto& counting : matching.counting) takes += ", counting " + model::print(policy_, counting);
    line(takes);
    for (const auto& wish : matching.wishes) line("prefer " + alike(wish));
    --depth_;
  }

  const Policy& policy_;
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string print_model(const model::Policy& policy) {
  return ModelPrinter(policy).print();
}

}  // namespace safon
