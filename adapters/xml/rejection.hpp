// One fault of one participant's record. A participant with a fault does not go in; the others do.
#pragma once
#include <cstdint>
#include <string>

#include "adapters/xml/codes.hpp"

namespace safon::xml {

struct Rejection {
  std::uint32_t line = 0, column = 0;  // of the faulty element or value, 1-based
  std::string participant;             // the id, empty when there is none
  std::string field;                   // "appointed", "activities.held"; empty when it is the whole record
  ReturnCode code;
  std::string message;
  bool same_record = false;  // a further fault of the record of the rejection before
};

}  // namespace safon::xml
