# What an installation has, and the Debian package of it: `./dev package`.
include(GNUInstallDirs)

set(package_dir ${CMAKE_SOURCE_DIR}/adapters/package)
set(manual ${CMAKE_BINARY_DIR}/safon.1)
set(completion ${CMAKE_BINARY_DIR}/safon.bash)
add_custom_command(
  OUTPUT ${manual} ${completion}
  COMMAND sh ${package_dir}/man_page.sh $<TARGET_FILE:safon> ${PROJECT_VERSION} > ${manual}
  COMMAND $<TARGET_FILE:safon> completion bash > ${completion}
  DEPENDS safon ${package_dir}/man_page.sh VERBATIM)
add_custom_target(manual DEPENDS ${manual} ${completion})

install(TARGETS safon RUNTIME DESTINATION bin)
install(TARGETS safon_records LIBRARY DESTINATION lib/safon)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/rules/ DESTINATION share/safon/rules PATTERN "*.cpp" EXCLUDE PATTERN "*.hpp" EXCLUDE)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/ DESTINATION share/doc/safon)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${package_dir}/copyright DESTINATION share/doc/safon)
install(FILES ${package_dir}/safon.cron DESTINATION share/doc/safon/examples)
install(FILES ${manual} DESTINATION share/man/man1)
install(FILES ${completion} DESTINATION share/bash-completion/completions RENAME safon)
install(FILES ${package_dir}/safon-nightly.service ${package_dir}/safon-nightly.timer DESTINATION lib/systemd/system)
install(FILES ${package_dir}/nightly.conf DESTINATION /etc/safon)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_NAME safon)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "rules engine for professional progression")
set(CPACK_PACKAGE_DESCRIPTION
    "Safon holds participants' records against a programme's rules, night after night; officers certify what it proposes; and every status can be explained, cited and reproduced. With it come the rules of the first programme, the documentation, and a systemd service and timer for the night.")
set(CPACK_PACKAGE_CONTACT "the maintainers of Safon <root@localhost>")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "sqlite3, prometheus-node-exporter")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${package_dir}/conffiles ${package_dir}/postinst ${package_dir}/prerm
                                       ${package_dir}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
