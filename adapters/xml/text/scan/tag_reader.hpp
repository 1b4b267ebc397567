// Start tags of the fast lane: names, values, and the namespaces that they are in.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "adapters/xml/text/scan/known_names.hpp"

namespace safon::xml {

/// What became of a piece of markup: it was read; its end has not come yet; it is not for the fast lane.
enum class Token : std::uint8_t { read, cut, strange };

class TagReader {
 public:
  explicit TagReader(Intern intern) : names_(std::move(intern)) {}

  /// The tag that begins at `begin`. Unless it was read, nothing has changed.
  [[nodiscard]] Token read(const char* begin, const char* end);

  // Of the tag that was read:
  [[nodiscard]] StartTag tag(TextPlace place) const;          // until the next one is read
  [[nodiscard]] const char* after() const { return after_; }  // it
  [[nodiscard]] bool empty() const { return empty_; }         // `<a/>`
  [[nodiscard]] std::size_t name_size() const { return name_->text.size(); }
  [[nodiscard]] unsigned seen() const { return seen_; }  // kinds of characters

  /// Declarations of namespaces that are in force; those beyond a number that there was before end with their element.
  [[nodiscard]] std::size_t namespaces() const { return namespaces_.size(); }
  [[nodiscard]] std::size_t namespaces_outside() const { return outside_; }  // the tag that was read
  void leave(std::size_t namespaces) { namespaces_.resize(namespaces); }

 private:
  static constexpr std::size_t most_attributes = 32;  // each is compared with each
  struct Namespace {
    InternedName prefix, uri;  // prefix: null for the default
  };

  KnownNames names_;
  std::vector<Namespace> namespaces_;
  std::array<const KnownName*, most_attributes> attributes_{};
  std::array<const unsigned char*, 5 * most_attributes> raw_{};  // as StartTag has it
  std::size_t count_ = 0;
  std::string cooked_;
  std::uint64_t number_ = 0;  // of this tag
  KnownName* name_ = nullptr;
  InternedName uri_ = nullptr;
  const char *begin_ = nullptr, *close_ = nullptr, *after_ = nullptr;
  std::size_t outside_ = 0;
  unsigned seen_ = 0;
  bool empty_ = false, special_ = false;  // special: some attribute is

  [[nodiscard]] KnownName* element(const char* begin, const char* end, const char*& after);
  Token attributes(const char*& from, const char* end);
  [[nodiscard]] bool put(KnownName& name, const char* begin, const char* end);
  Token value(KnownName& name, const char*& at, const char* end);
  Token declare_namespaces();
  [[nodiscard]] bool resolve(InternedName prefix, InternedName& uri) const;
  Token resolve_all();
};

}  // namespace safon::xml
