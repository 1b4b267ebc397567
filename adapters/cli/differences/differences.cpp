#include "adapters/cli/differences/differences.hpp"

#include "adapters/cli/draw/explanation.hpp"

namespace safon {
namespace {

using Of = PolicyDifference::Of;
using Change = PolicyDifference::Change;

std::string_view of_name(Of of) {
  static constexpr std::string_view names[] = {"policy", "record",     "parameter", "requirement", "programme",
                                               "status", "transition", "intake",    "other"};
  return names[std::size_t(of)];
}

std::string_view change_name(Change change) {
  static constexpr std::string_view names[] = {"added",    "removed",   "renamed", "tightened",
                                               "loosened", "both ways", "changed", "no difference found"};
  return names[std::size_t(change)];
}

/// What is compared by its text has its kind in its name.
std::string called(const PolicyDifference& difference) {
  return difference.of == Of::other ? difference.name : std::string(of_name(difference.of)) + " " + difference.name;
}

std::string change_text(const PolicyDifference& difference) {
  switch (difference.change) {
    case Change::renamed:
      return "was `" + difference.old_name + "`, and means the same";
    case Change::both_ways:
      return "tightened for some, loosened for others";
    case Change::no_difference:
      return "the text differs; no example was found where the answer does";
    default:
      return std::string(change_name(difference.change));
  }
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "`" : ", `") + name + "`";
  return out;
}

std::string indented(const std::string& text, const std::string& indent) {
  std::string out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = text.find('\n', begin);
    out += indent + text.substr(begin, end - begin) + "\n";
    if (end == std::string::npos) break;
    begin = end + 1;
  }
  return out;
}

class Drawing {
 public:
  Drawing(std::ostream& out, const ComparedVersions& versions, const Terminal& terminal)
      : out_(out), versions_(versions), terminal_(terminal) {}

  void draw(const PolicyDifference& difference) const {
    out_ << terminal_.ink(Ink::strong, called(difference)) << ": " << change_text(difference)
         << (difference.detail.empty() ? "" : ", " + difference.detail);
    if (difference.from) out_ << ", in effect from " << to_iso(*difference.from);
    out_ << '\n';
    if (!difference.parameters.empty()) out_ << "  by parameter " << listed(difference.parameters) << '\n';
    if (!difference.also.empty()) out_ << "  and with it " << listed(difference.also) << '\n';
    for (const auto& example : difference.examples) draw(example);
  }

 private:
  void draw(const ComparedExample& example) const {
    out_ << terminal_.ink(Ink::faint, "  for example") << "\n    as of " << to_iso(example.as_of) << '\n';
    if (example.given[0] == example.given[1]) {
      out_ << indented(example.given[0], "  ");
    } else {
      for (std::size_t side = 0; side < 2; ++side)
        out_ << terminal_.ink(Ink::faint, "    in " + versions_.name[side]) << '\n'
             << indented(example.given[side], "  ");
    }
    const auto width = std::max(width_of(versions_.name[0]), width_of(versions_.name[1]));
    for (std::size_t side = 0; side < 2; ++side) {
      out_ << "  " << versions_.name[side] << std::string(width - width_of(versions_.name[side]) + 2, ' ')
           << example.found[side] << '\n';
      const Pen pen{terminal_, versions_.language, "      "};
      if (!example.why[side]) continue;
      auto why = *example.why[side];
      why.cites.clear();
      draw_explanation(out_, why, pen);
    }
  }

  std::ostream& out_;
  const ComparedVersions& versions_;
  const Terminal& terminal_;
};

boost::json::object example_json(const ComparedExample& example) {
  boost::json::object out{{"as_of", to_iso(example.as_of)}};
  static constexpr const char* sides[] = {"old", "new"};
  for (std::size_t side = 0; side < 2; ++side) {
    boost::json::object each{{"given", example.given[side]}, {"found", example.found[side]}};
    each["expect"] = boost::json::array(example.expectations[side].begin(), example.expectations[side].end());
    if (example.why[side]) each["because"] = explanation_json(*example.why[side]);
    out[sides[side]] = std::move(each);
  }
  return out;
}

}  // namespace

std::string difference_line(const PolicyDifference& difference) {
  return called(difference) + ": " + change_text(difference) +
         (difference.detail.empty() ? "" : ", " + difference.detail) +
         (difference.from ? ", in effect from " + to_iso(*difference.from) : "");
}

void draw_comparison(std::ostream& out, const PolicyComparison& comparison, const ComparedVersions& versions,
                     const Terminal& terminal) {
  bool first = true;
  for (const auto& difference : comparison.differences) {
    if (!first) out << '\n';
    first = false;
    Drawing(out, versions, terminal).draw(difference);
  }
  if (!first && !comparison.wordings.empty()) out << '\n';
  for (const auto& wording : comparison.wordings) out << "worded or cited otherwise: " << wording << '\n';
}

boost::json::object comparison_json(const PolicyComparison& comparison, const ComparedVersions& versions) {
  boost::json::array all;
  for (const auto& difference : comparison.differences) {
    boost::json::object each{
        {"of", of_name(difference.of)}, {"name", difference.name}, {"change", change_name(difference.change)}};
    if (!difference.old_name.empty()) each["old_name"] = difference.old_name;
    if (!difference.detail.empty()) each["detail"] = difference.detail;
    if (difference.from) each["from"] = to_iso(*difference.from);
    const auto names = [&](const char* key, const std::vector<std::string>& list) {
      if (!list.empty()) each[key] = boost::json::array(list.begin(), list.end());
    };
    names("parameters", difference.parameters);
    names("also", difference.also);
    boost::json::array examples;
    for (const auto& example : difference.examples) examples.push_back(example_json(example));
    if (!examples.empty()) each["examples"] = std::move(examples);
    all.push_back(std::move(each));
  }
  return {{"old", versions.name[0]},
          {"new", versions.name[1]},
          {"in_force_from", to_iso(comparison.from)},
          {"differences", std::move(all)},
          {"wordings", boost::json::array(comparison.wordings.begin(), comparison.wordings.end())}};
}

}  // namespace safon
