// A rule file in a string, parsed and analysed, for tests.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "dsl/analyse/analyse.hpp"
#include "dsl/parse/parse.hpp"

namespace safon {

struct Analysed {
  Sources sources;
  std::vector<syntax::Document> documents;
  Diagnostics diagnostics;
  std::optional<model::Policy> policy;

  [[nodiscard]] std::string codes() const {
    std::string out;
    for (const auto& diagnostic : diagnostics)
      out += (out.empty() ? "" : " ") + std::string(info(diagnostic.kind).name);
    return out;
  }
  [[nodiscard]] std::string first_message() const { return diagnostics.empty() ? "" : message(diagnostics.front()); }
};

inline Analysed analysed(std::string text) {
  Analysed made;
  made.sources.files.push_back({"rules.safon", std::move(text)});
  made.documents.push_back(parse(0, made.sources.files.front().text, made.diagnostics));
  made.policy = analyse(made.documents, made.sources, made.diagnostics);
  return made;
}

/// With a header and a small record before it.
inline Analysed analysed_rules(const std::string& rules) {
  return analysed(
      "policy p { version \"1\" in force from 2026-01-01 month end round down }\n"
      "codes kind { course coaching }\n"
      "record activity { kind: kind  held: date  hours: number  dated by held }\n"
      "record portfolio { opened: date }\n"
      "record participant { appointed: date  hours: number  agreed: boolean  portfolio: optional portfolio\n"
      "                     activities: list of activity }\n" +
      rules);
}

}  // namespace safon
