#include "policy.hpp"

#include <algorithm>

#include "engine/value/date.hpp"
#include "records.hpp"
#include "wording.hpp"

namespace safon::oracle {
namespace {

class Policy {
 public:
  Policy(Random& random, const Shape& shape) : random_(random), shape_(shape), wording_(random, shape, declared_) {}

  std::string text() {
    text_ = std::string("policy random {\n  version \"1\"\n  in force from ") + policy_begins + " to " + policy_ends +
            "\n  month end round " + (random_.one_in(2) ? "up" : "down") + "\n  working days by council\n}\n";
    text_ +=
        "calendar council {\n  covers 2022-07-01 to 2027-03-31\n  working monday to friday\n  closed 2023-12-25\n"
        "  closed 2024-02-29\n  closed 2025-05-05\n}\n";
    text_ += declared(shape_);
    parameters();
    const int lets = random_.number(2, 5), requirements = random_.number(2, 5);
    for (int left = lets + requirements; left > 0; --left)
      if (random_.number(1, lets + requirements) <= lets)
        let();
      else
        requirement();
    requirement();
    return text_;
  }

 private:
  void parameter(const std::string& name, const char* type, const auto& value) {
    text_ += "parameter " + name + ": " + type + " {\n  from 2020-01-01: " + value() + "\n";
    Date day = *parse_iso_date(policy_begins);
    for (int more = random_.number(0, 2); more > 0; --more) {
      day.days += random_.number(1, 700);
      text_ += "  from " + to_iso(day) + ": " + value() + "\n";
    }
    text_ += "}\n";
  }

  void parameters() {
    const auto digits = [&](int from, int to) { return std::to_string(random_.number(from, to)); };
    for (int i = 0; i < 2; ++i) {
      const std::string number = std::to_string(i);
      parameter("n" + number, "number", [&] { return digits(0, 9) + ".5"; });
      parameter("c" + number, "number", [&] { return digits(0, 2); });
      parameter("s" + number, "percentage", [&] { return digits(0, 100) + "%"; });
      parameter("d" + number, "date", [&] { return to_iso(random_day(random_)); });
      parameter("u" + number, "duration", [&] { return wording_.duration(); });
      declared_.numbers.push_back("n" + number);
      declared_.counts.push_back("c" + number);
      declared_.percentages.push_back("s" + number);
      declared_.dates.push_back("d" + number);
    }
    declared_.durations = {"u0", "u1"};
  }

  void let() {
    const std::string name = "l" + std::to_string(made_++);
    const Reach root = Wording::root();
    switch (random_.number(0, 3)) {
      case 0:
        text_ += "let " + name + " = " + wording_.number(root, 2) + "\n";
        declared_.number_lets.push_back(name);
        break;
      case 1:
        text_ += "let " + name + " = " + wording_.date(root, 1);
        text_ += random_.one_in(2) ? " + " + wording_.duration() + "\n" : "\n";
        declared_.date_lets.push_back(name);
        break;
      case 2:
        text_ += "let " + name + " = " + condition(2) + "\n";
        declared_.condition_lets.push_back(name);
        break;
      default:
        const int list = wording_.list_below(root, true);
        text_ += "let " + name + " = " + wording_.selection(list, root, 2) + "\n";
        declared_.row_lets.emplace_back(name, list);
    }
  }

  void requirement() {
    const std::string name = "r" + std::to_string(made_++);
    std::vector<std::string> parts;
    text_ += "requirement " + name + " {\n";
    if (random_.one_in(2)) text_ += "  applies when (" + wording_.condition(Wording::root(), 1) + ")\n";
    text_ += random_.one_in(3) ? "  " + condition(2) + "\n" : group(2, name, "  ", parts);
    text_ += exceptions("  ", 2) + "}\n";
    declared_.verdicts.push_back(name);
    declared_.verdicts.insert(declared_.verdicts.end(), parts.begin(), parts.end());
  }

  // A requirement or a part of one stands as an item without parentheses too: its `not applicable` passes through.
  std::string condition(int depth) {
    const auto& named = random_.one_in(2) ? declared_.condition_lets : declared_.verdicts;
    if (!named.empty() && random_.one_in(3)) return named[std::size_t(random_.number(0, int(named.size()) - 1))];
    return "(" + wording_.condition(Wording::root(), depth) + ")";
  }

  std::string group(int depth, const std::string& path, const std::string& margin, std::vector<std::string>& parts) {
    const int items = random_.number(2, 4);
    std::string text = margin + quantity(items) + " of {\n";
    for (int i = 0; i < items; ++i) text += item(depth, path, margin + "  ", parts);
    return text + margin + "}\n";
  }

  std::string quantity(int items) {
    switch (random_.number(0, 7)) {
      case 0:
      case 1:
        return "all";
      case 2:
        return "any";
      case 3:
        return "none";
      case 4:
        return "at least " + (random_.one_in(4) ? "c0" : std::to_string(random_.number(1, items)));
      case 5:
        return "at most " + (random_.one_in(4) ? "c1" : std::to_string(random_.number(0, items)));
      default:
        return "exactly " + (random_.one_in(4) ? "c1" : std::to_string(random_.number(0, items)));
    }
  }

  std::string item(int depth, const std::string& path, const std::string& margin, std::vector<std::string>& parts) {
    const bool nested = depth > 1 && random_.one_in(4);
    if (random_.one_in(3)) return nested ? group(depth - 1, path, margin, parts) : margin + condition(depth) + "\n";
    const std::string name = "i" + std::to_string(made_++), own = path + "." + name;
    std::string text = margin + name + ":";
    text += nested ? "\n" + group(depth - 1, own, margin + "  ", parts) : " " + condition(depth) + "\n";
    parts.push_back(own);
    return text + exceptions(margin + "  ", 2);
  }

  // No condition twice: with different outcomes the policy would be refused.
  std::string exceptions(const std::string& margin, int depth) {
    std::string text;
    std::vector<std::string> seen;
    for (int left = random_.one_in(3) ? random_.number(1, 3) : 0; left > 0; --left) {
      const std::string name = "x" + std::to_string(made_++), condition = wording_.condition(Wording::root(), 1);
      if (std::ranges::count(seen, condition) > 0) continue;
      seen.push_back(condition);
      static const char* const outcomes[] = {"", " then met", " then not met", " then not applicable"};
      text += margin + (random_.one_in(2) ? "unless " : "except ") + name + ": (" + condition + ")" +
              outcomes[random_.number(0, 3)];
      if (depth > 1 && random_.one_in(3)) text += " {\n" + exceptions(margin + "  ", depth - 1) + margin + "}";
      text += "\n";
    }
    return text;
  }

  Random& random_;
  const Shape& shape_;
  Declared declared_;
  Wording wording_;
  std::string text_;
  int made_ = 0;
};

}  // namespace

std::string random_policy(Random& random, const Shape& shape) {
  return Policy(random, shape).text();
}

}  // namespace safon::oracle
