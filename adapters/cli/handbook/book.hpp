// The parts of a handbook, each as markup. Every part notes what it cites while it is written.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "adapters/cli/handbook/prose.hpp"
#include "adapters/cli/page/wording.hpp"
#include "dsl/load/load.hpp"

namespace safon {

struct Book {
  const model::Policy& policy;
  const Sources& sources;
  Wording say;
  Prose prose;
  /// By passage: where it is cited, as (anchor, what stands there, as markup).
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> citations;
  /// By requirement: the anchors of the examples that speak of it, each with its title as markup.
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> examples;

  Book(const model::Policy& p, const Sources& s, const std::string& language);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// A line that says which passage it is, and a note for the index; nothing for no citation.
  std::string cite(const std::string& passage, const std::string& anchor, const std::string& what);
};

/// `<h3 id=…>` with the name by which the rule files know it, and the passage that it cites, if it does.
[[nodiscard]] std::string heading_of(Book& book, const std::string& anchor, const Label& label, const std::string& name,
                                     const std::string& passage);

// Each answers with nothing where the policy has nothing of the kind.
[[nodiscard]] std::string programmes_part(Book& book);
[[nodiscard]] std::string requirements_part(Book& book);
[[nodiscard]] std::string definitions_part(Book& book);
[[nodiscard]] std::string standards_part(Book& book);
[[nodiscard]] std::string parameters_part(Book& book);
[[nodiscard]] std::string intakes_part(Book& book);
[[nodiscard]] std::string pools_part(Book& book);
[[nodiscard]] std::string matchings_part(Book& book);
[[nodiscard]] std::string reports_part(Book& book);
[[nodiscard]] std::string always_part(Book& book);
/// Also fills Book::examples, so it is written before the requirements.
[[nodiscard]] std::string examples_part(Book& book);
[[nodiscard]] std::string citations_part(Book& book);

}  // namespace safon
