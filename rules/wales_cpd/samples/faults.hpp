// Participants as no council should send them, and as every council sooner or later does. The rest of the file goes in.
#pragma once
#include <string_view>

namespace samples {

inline constexpr std::string_view caerdydd_faults =
    R"xml( <cyfranogwr cyf="CAF-9001" gwasanaeth="ADD" penodwyd="2024-09-02">
  <swydd rol="RH" o="2024-09-02"/>
  <gweithgaredd math="ZZ" dyddiad="2025-02-11" canlyniad="M"/>
 </cyfranogwr>
 <cyfranogwr cyf="CAF-9002" gwasanaeth="GP" penodwyd="2025-02-30">
  <swydd rol="RH" o="2025-03-03"/>
 </cyfranogwr>
 <cyfranogwr gwasanaeth="INT" penodwyd="2023-05-01">
  <swydd rol="UR" o="2023-05-01"/>
  <gweithgaredd math="ED" dyddiad="2023-06-05" canlyniad="P"/>
 </cyfranogwr>
 <cyfranogwr cyf="CAF-0017" gwasanaeth="ADD" penodwyd="2022-01-10">
  <swydd rol="RH" o="2022-01-10"/>
 </cyfranogwr>
 <cyfranogwr cyf="CAF-9003" gwasanaeth="GP" penodwyd="2024-01-08">
  <swydd rol="RH" o="2024-01-08"/>
  <gweithgaredd math="ED" dyddiad="2024-02-14" canlyniad="P"/>
  <gweithgaredd math="PR" canlyniad="M"/>
 </cyfranogwr>
)xml";

inline constexpr std::string_view abertawe_faults = R"xml( <Person>
  <Ref>ABT/9001</Ref><Service>Education</Service>
  <Career>
   <Appointed>13/25/2024</Appointed><Left/>
   <Post><Grade>M</Grade><From>25/11/2024</From></Post>
  </Career>
  <Markers></Markers>
 </Person>
 <Person>
  <Ref>ABT/9002</Ref><Service>Children</Service>
  <Career>
   <Appointed>04/03/2024</Appointed><Left/>
   <Post><Grade>M</Grade><From>04/03/2024</From></Post>
   <CPD>
    <Course><Code><Type>KIND</Type><Value>12</Value></Code><Code><Type>RESULT</Type><Value>2</Value></Code><On>11/06/2024</On><Hours>tair</Hours></Course>
   </CPD>
  </Career>
  <Markers></Markers>
 </Person>
 <Person>
  <Ref>ABT/9003</Ref><Service>Integrated</Service>
  <Career>
   <Appointed/><Left/>
   <Post><Grade>SM</Grade><From>06/09/2021</From></Post>
  </Career>
  <Markers></Markers>
 </Person>
)xml";

/// One byte a letter, as all of that file: \xF4 is ô.
inline constexpr std::string_view gwynedd_faults =
    "  <g:unigolyn g:cyf=\"GWY.9001\" g:penodwyd=\"2024-09-02T09:30:00+01:00\">\n"
    "   <g:swydd g:gradd=\"swyddog-\xF4l-16\" g:dechrau=\"2024-09-02T09:30:00+01:00\"/>\n"
    "  </g:unigolyn>\n"
    "  <g:unigolyn g:cyf=\"GWY.9002\" g:penodwyd=\"2024-09-02\">\n"
    "   <g:swydd g:gradd=\"rheolwr\" g:dechrau=\"2024-09-02T09:30:00+01:00\"/>\n"
    "  </g:unigolyn>\n";

}  // namespace samples
