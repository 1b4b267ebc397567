#include "adapters/xml/extract/unread.hpp"

#include <algorithm>
#include <string_view>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/values/slip.hpp"

namespace safon::xml {
namespace {

std::string written(NameOf kind, std::string_view local) {
  return kind == NameOf::element ? "`<" + std::string(local) + ">`" : "`@" + std::string(local) + "`";
}

// `address1` and `address2` are two names.
bool differ_in_digits_only(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view name) {
    std::string kept;
    std::ranges::copy_if(name, std::back_inserter(kept), [](char c) { return c < '0' || c > '9'; });
    return kept;
  };
  return bare(a) == bare(b);
}

}  // namespace

void Unread::note(NameOf kind, NameId within, InternedName local, InternedName uri, TextPlace place) {
  const std::size_t count = noted_.size();
  for (std::size_t tried = 0; tried < count; ++tried, ++next_) {
    if (next_ >= count) next_ = 0;
    Noted& noted = noted_[next_];
    if (noted.local != local || noted.within != within || noted.kind != kind || noted.uri != uri) continue;
    ++noted.times;
    ++next_;
    return;
  }
  if (count < limits::unread) noted_.push_back({kind, within, local, uri, 1, place});
}

// Names without a prefix mostly stand in the feed's own namespace, which goes without saying.
std::string Unread::shown(const Noted& noted) const {
  const std::string_view uri = noted.uri ? noted.uri : "";
  const bool spoken_of = uri.empty() || std::ranges::find(names_.namespaces, uri, [](const auto& each) {
                                          return std::string_view(each.second);
                                        }) != names_.namespaces.end();
  return written(noted.kind, noted.local) + (spoken_of ? "" : " in `" + std::string(uri) + "`");
}

std::string Unread::meant(const Noted& noted) const {
  const std::string_view uri = noted.uri ? noted.uri : "";
  for (const NameId asked : asked_for_.in(noted.within, noted.kind)) {
    const QualifiedName& name = names_.known[asked - 1];
    if (name.local == noted.local && name.uri != uri)
      return written(noted.kind, name.local) + (name.uri.empty() ? " in no namespace" : " in `" + name.uri + "`");
    if (name.uri == uri && one_slip_at_most(noted.local, name.local) && !differ_in_digits_only(noted.local, name.local))
      return written(noted.kind, name.local);
  }
  return "";
}

std::vector<UnreadName> Unread::names() const {
  std::vector<UnreadName> all;
  all.reserve(noted_.size());
  for (const Noted& noted : noted_)
    all.push_back({shown(noted), written(NameOf::element, names_.known[noted.within - 1].local), meant(noted),
                   noted.times, noted.first});
  return all;
}

}  // namespace safon::xml
