// The councils' returns, each in a shape of its own, as bytes of a file. `extra` goes in as it is, after the people: it
// is how faults get in that no writer would make.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/wales_cpd/samples/career.hpp"

namespace samples {

/// Caerdydd: flat, attributes, ISO dates.
[[nodiscard]] std::string caerdydd_return(std::span<const Person> people, Day extracted, std::string_view extra = {});

/// Abertawe: elements in groups, dd/mm/yyyy, a default namespace that carries the year, pairs of type and code.
[[nodiscard]] std::string abertawe_return(std::span<const Person> people, Day extracted, std::string_view extra = {});

/// Gwynedd: a prefixed namespace, ISO-8859-1, timestamps with a zone, people inside their departments. No absences.
[[nodiscard]] std::string gwynedd_return(std::span<const Person> people, Day extracted, std::string_view extra = {});

/// The national form for corrections, in UTF-16: the policy's own codes, only the people whom it corrects.
[[nodiscard]] std::string corrections(std::span<const Person> people, Day extracted);

}  // namespace samples
