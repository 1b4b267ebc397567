// The console blocks of a page, run again: what a reader types, and what the program answers.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace safon::docs {

/// The files that a page has the reader write, in the order of the page:
/// ```safon file NAME     a new file        ```safon more NAME      added to its end
/// ```safon instead NAME  in place of what was written to it last
/// `$ command` lines of ```console blocks are run in between, in one shell, in `folder`.
struct Transcript {
  std::string page;              // with the answers that were given now
  std::string failure;           // where the two differ first; empty when they do not
  std::filesystem::path folder;  // in which it ran
  std::size_t commands = 0;
};
[[nodiscard]] Transcript replay(const std::string& page, const std::filesystem::path& folder);

/// Equal but for long hexadecimal numbers, which stand for hashes.
[[nodiscard]] bool same_answer(const std::string& written, const std::string& found);

}  // namespace safon::docs
