// How much of a return is taken: every limit of reading XML has its name here. Memory is bounded by these, not by the
// file.
#pragma once
#include <cstddef>
#include <cstdint>

namespace safon::xml::limits {

inline constexpr std::size_t chunk = 64 * 1024;              // bytes read and handed to the parser at a time
inline constexpr std::size_t declaration = 1024;             // bytes in which an XML declaration must end
inline constexpr std::size_t depth = 100;                    // elements inside one another
inline constexpr std::size_t attributes = 200;               // of one element
inline constexpr std::size_t value = 64 * 1024;              // bytes of one attribute's or element's text
inline constexpr std::size_t markup = 256 * 1024;            // bytes of one tag, comment, CDATA section or instruction
inline constexpr std::size_t participant = 8 * 1024 * 1024;  // bytes that one participant takes up in memory
inline constexpr std::size_t header = 1024 * 1024;           // bytes that elements outside participants take up
inline constexpr std::size_t rows = 10'000;                  // rows of all lists of one participant
inline constexpr std::size_t faults = 20;                    // faults listed for one participant
inline constexpr std::size_t name = 200;                     // bytes of an id, or of a council's name
inline constexpr std::size_t hopeless = 2'000;               // participants rejected before any goes in
inline constexpr std::size_t batch = 512;                    // participants handed over at a time
inline constexpr std::size_t unread = 100;                   // names, by the element around them, that no path asks for
inline constexpr std::size_t shown_value = 60;               // bytes of a faulty value that a message repeats
inline constexpr std::size_t shown_codes = 8;                // allowed codes that a message lists

}  // namespace safon::xml::limits
