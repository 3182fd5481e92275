package io.diset.security.grid;

/**
 * Which files limit the names that an authority may give: those of EUGridPMA
 * ({@code .namespaces}), or those of Globus ({@code .signing_policy}). A file that cannot
 * be read permits no names.
 *
 * @since 0.1.0
 */
public enum NamespaceMode {

	/**
	 * The file of Globus, or else that of EUGridPMA, if there is one.
	 */
	GLOBUS_EUGRIDPMA,

	/**
	 * The file of EUGridPMA, or else that of Globus, if there is one.
	 */
	EUGRIDPMA_GLOBUS,

	/**
	 * The file of Globus, if there is one.
	 */
	GLOBUS,

	/**
	 * The file of EUGridPMA, if there is one.
	 */
	EUGRIDPMA,

	/**
	 * The file of Globus, or else that of EUGridPMA. There must be one.
	 */
	GLOBUS_EUGRIDPMA_REQUIRE,

	/**
	 * The file of EUGridPMA, or else that of Globus. There must be one.
	 */
	EUGRIDPMA_GLOBUS_REQUIRE,

	/**
	 * The file of Globus, which must exist.
	 */
	GLOBUS_REQUIRE,

	/**
	 * The file of EUGridPMA, which must exist.
	 */
	EUGRIDPMA_REQUIRE,

	/**
	 * Both files, as far as they exist.
	 */
	EUGRIDPMA_AND_GLOBUS,

	/**
	 * Both files, of which one must exist.
	 */
	EUGRIDPMA_AND_GLOBUS_REQUIRE,

	/**
	 * No file: an authority may give any name.
	 */
	IGNORE

}
