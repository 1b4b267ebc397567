#include "adapters/cli/handbook/book.hpp"

#include "adapters/cli/page/markup.hpp"

namespace safon {

Book::Book(const model::Policy& p, const Sources& s, const std::string& language)
    : policy(p),
      sources(s),
      say{.language = language, .main = p.languages.empty() ? "en" : p.languages.front()},
      prose(policy, say) {}

std::string Book::cite(const std::string& passage, const std::string& anchor, const std::string& what) {
  if (passage.empty()) return {};
  auto& places = citations[passage];
  if (places.empty() || places.back().first != anchor) places.emplace_back(anchor, what);
  return "<p class=\"source\">" + say("Source: {0}", "Ffynhonnell: {0}", {say.in_main(passage)}) + "</p>\n";
}

std::string heading_of(Book& book, const std::string& anchor, const Label& label, const std::string& name,
                       const std::string& passage) {
  const auto title = book.say.named(label, name);
  return "<h3" + attribute("id", anchor) + ">" + title + " <code translate=\"no\" lang=\"en\">" + escaped(name) +
         "</code></h3>\n" + book.cite(passage, anchor, title);
}

}  // namespace safon
