// Every kind of diagnostic has a file that provokes it and a page that explains it.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon::golden {

/// By the name of a bad file: the kinds that it provokes.
using Provoked = std::map<std::string, std::set<DiagnosticKind>>;

struct Findings {
  std::size_t passed = 0;
  std::vector<std::string> failures;
};

/// A kind `feed_bad_path` must be among what tests/language/*/bad/feed_bad_path provokes.
[[nodiscard]] Findings check_provoked(const Provoked& provoked);

/// A kind with the code E602 has the page E602.md with its title and the four parts; there are no other pages.
[[nodiscard]] Findings check_pages(const std::filesystem::path& folder);

/// What is wrong with the page of one kind; empty when nothing is.
[[nodiscard]] std::string page_fault(const KindInfo& kind, const std::string& page);

}  // namespace safon::golden
