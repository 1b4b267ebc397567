#include "dsl/compare/differences/others.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include "dsl/compare/meaning.hpp"
#include "dsl/model/print.hpp"

namespace safon::comparison {
namespace {

using Of = PolicyDifference::Of;
using Change = PolicyDifference::Change;

/// A copy without wordings, of which the printed model then says what is left.
model::Policy bare(model::Policy policy) {
  const auto strip = [](auto& each) {
    each.label = {};
    each.cites.clear();
  };
  for (auto& framework : policy.frameworks) {
    strip(framework);
    for (auto& element : framework.elements) strip(element);
  }
  for (auto& report : policy.reports) {
    strip(report);
    report.rows.label = {};
    if (report.columns) report.columns->label = {};
    for (auto& measure : report.measures) measure.label = {};
  }
  for (auto& pool : policy.pools) strip(pool);
  for (auto& matching : policy.matchings) strip(matching);
  for (auto& feed : policy.feeds) feed.label = {};
  return policy;
}

bool is_compared_by_text(std::string_view kind) {
  for (const std::string_view each : {"calendar", "framework", "always", "report", "pool", "matching"})
    if (kind == each) return true;
  return false;
}

/// The printed declarations by what they are called: "report outcomes".
std::map<std::string, std::string> declarations(const model::Policy& policy) {
  std::map<std::string, std::string> out;
  std::string* present = nullptr;
  const auto text = print_model(bare(policy));
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    if (line.front() != ' ') {
      present = nullptr;
      const auto kind = line.substr(0, line.find(' '));
      if (!is_compared_by_text(kind)) continue;
      // `always` is called by its text, everything else by a name.
      const auto name =
          kind == "always" ? line.substr(0, line.find("\":") + 1) : line.substr(0, line.find(' ', kind.size() + 1));
      present = &out[name];
    }
    if (present) *present += line + "\n";
  }
  return out;
}

/// "5 becomes 10", where the two texts are alike but for a few numbers or words; else nothing.
std::string changed_words(const std::string& before, const std::string& after) {
  constexpr std::size_t most = 4;
  std::istringstream old_text(before), new_text(after);
  std::string was, is, out;
  std::size_t count = 0;
  for (;;) {
    const bool more = bool(old_text >> was), there = bool(new_text >> is);
    if (more != there) return {};
    if (!more) return count <= most ? out : std::string();
    if (was == is) continue;
    ++count;
    out += (out.empty() ? "" : ", ") + was + " becomes " + is;
  }
}

/// A feed's text on one line, comments left out.
std::string on_one_line(std::string_view text) {
  std::string out;
  bool comment = false, quoted = false;
  for (const char c : text) {
    if (c == '"' && !comment) quoted = !quoted;
    comment = comment ? c != '\n' : c == '#' && !quoted;
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (comment || (blank && (out.empty() || out.back() == ' '))) continue;
    out += blank ? ' ' : c;
  }
  return out;
}

std::map<std::string, std::string> all_of(const Version& version) {
  auto out = declarations(version.model);
  for (const auto& feed : version.model.feeds)
    out["feed " + feed.name] = on_one_line(version.loaded->sources.text(feed.span));
  // What its rows and measures rest on may differ where its text does not.
  for (const auto& report : version.policy.reports) {
    auto alone = version.policy;
    alone.plan = report.plan;
    auto steps = meanings(alone);
    std::ranges::sort(steps);
    Mix all;
    for (const auto step : steps) all.add(step);
    out["report " + report.name] += std::to_string(all.value());
  }
  const auto of = meanings(version.policy);
  for (const auto& property : version.policy.properties)
    out["always \"" + property.text + "\""] = std::to_string(of[property.verdict]);
  return out;
}

/// Labels and citations of a requirement and of its named parts, one after the other.
class Wording {
 public:
  std::string of(const model::Requirement& requirement) {
    add(requirement.name, requirement.label, requirement.cites);
    for (const auto& item : requirement.body) add(item);
    add(requirement.exceptions);
    return std::move(text_);
  }

 private:
  void add(const std::string& name, const Label& label, const std::string& cites) {
    text_ += name + ":" + cites;
    for (const auto& [language, wording] : label.texts) text_ += "|" + language + " " + wording;
    text_ += "\n";
  }
  void add(const model::Item& item) {
    add(item.name, item.label, "");
    if (const auto* group = std::get_if<model::Group>(&item.body))
      for (const auto& inner : group->items) add(inner);
    add(item.exceptions);
  }
  void add(const std::vector<model::Exception>& exceptions) {
    for (const auto& exception : exceptions) {
      add(exception.name, exception.label, exception.cites);
      add(exception.exceptions);
    }
  }
  std::string text_;
};

}  // namespace

std::vector<PolicyDifference> compare_others(const Versions& versions) {
  const auto before = all_of(*versions.of[old_side]), after = all_of(*versions.of[new_side]);
  std::vector<PolicyDifference> out;
  auto old_words = declarations(versions.of[old_side]->model), new_words = declarations(versions.of[new_side]->model);
  const auto add = [&](Change change, const std::string& name, std::string detail = {}) {
    out.push_back({.of = Of::other, .change = change, .name = name, .detail = std::move(detail)});
  };
  for (const auto& [name, _] : before)
    if (!after.contains(name)) add(Change::removed, name);
  for (const auto& [name, text] : after) {
    const auto found = before.find(name);
    if (found == before.end())
      add(Change::added, name);
    else if (found->second != text)
      add(Change::changed, name, changed_words(old_words[name], new_words[name]));
  }
  return out;
}

std::vector<std::string> other_wordings(const Versions& versions) {
  const auto &before = versions.of[old_side]->model, &after = versions.of[new_side]->model;
  std::vector<std::string> out;
  const auto in = [](const auto& all, const auto& name) {
    const auto found = std::ranges::find_if(all, [&](const auto& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
  };
  for (const auto& requirement : after.requirements)
    if (const auto* old = in(before.requirements, requirement.name);
        old && Wording().of(*old) != Wording().of(requirement))
      out.push_back("requirement " + requirement.name);
  for (const auto& parameter : after.parameters)
    if (const auto* old = in(before.parameters, parameter.name);
        old && (old->label != parameter.label || old->cites != parameter.cites))
      out.push_back("parameter " + parameter.name);
  for (const auto& programme : after.programmes) {
    const auto* old = in(before.programmes, programme.name);
    if (!old) continue;
    if (old->label != programme.label || old->cites != programme.cites) out.push_back("programme " + programme.name);
    for (const auto& status : programme.statuses)
      if (const auto* was = in(old->statuses, status.name); was && was->label != status.label)
        out.push_back("status " + programme.name + "." + status.name);
  }
  return out;
}

}  // namespace safon::comparison
