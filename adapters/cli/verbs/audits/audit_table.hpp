// Audited changes, drawn.
#pragma once
#include <boost/json.hpp>
#include <ostream>
#include <span>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/office/audits/audits.hpp"

namespace safon {

[[nodiscard]] Table audit_table(std::span<const AuditedChange* const> changes, const std::string& language);
/// All that is known of one.
void draw_audit(std::ostream& out, const AuditedChange& change, const std::string& language);
[[nodiscard]] boost::json::object audit_json(const AuditedChange& change);

/// A participant's, a line each, beneath an explanation; nothing where there is none.
void draw_own_audits(std::ostream& out, std::span<const AuditedChange> changes, const Pen& pen);

}  // namespace safon
