#include "adapters/sqlite/verify/publications.hpp"

#include <algorithm>

#include "adapters/sqlite/inside.hpp"

namespace safon {
namespace {

using sql::Statement;

/// Over what is stored of a policy's files.
Hash hash_of_files(const sql::Connection& connection, std::int64_t policy) {
  Statement files(connection, "SELECT name, text FROM main.policy_file WHERE policy = ? ORDER BY key");
  files.integer(1, policy);
  Hasher hasher;
  while (files.step()) hasher.field(files.text_at(0)).field(files.blob_at(1));
  return hasher.finish();
}

}  // namespace

void verify_publications(RegisterFile::Inside& inside, Verification& out) {
  Statement rows(inside.connection, "SELECT key, policy, digest FROM main.publication ORDER BY key");
  while (rows.step()) {
    const auto digest = rows.blob_at(2);
    const auto stored = hash_of_files(inside.connection, rows.integer_at(1));
    if (!std::ranges::equal(digest, stored.bytes))
      out.findings.push_back({"publication", rows.string_at(0), "is of another text than the one that is stored"});
  }
  Statement unbound(
      inside.connection,
      "SELECT key FROM main.binding b WHERE NOT EXISTS (SELECT 1 FROM main.publication p WHERE p.policy = "
      "b.policy AND p.kind = 'published') ORDER BY key");
  while (unbound.step())
    out.findings.push_back({"binding", unbound.string_at(0), "is to a version that was never published"});
}

}  // namespace safon
