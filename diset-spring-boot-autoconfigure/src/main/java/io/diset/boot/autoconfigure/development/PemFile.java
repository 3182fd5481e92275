package io.diset.boot.autoconfigure.development;

/**
 * The files of a directory with certificates for development.
 */
enum PemFile {

	/**
	 * The certificate of the authority that issued the others.
	 */
	AUTHORITY("ca.pem"),

	/**
	 * The certificate of a service.
	 */
	HOST_CERTIFICATE("hostcert.pem"),

	/**
	 * The private key of a service.
	 */
	HOST_KEY("hostkey.pem"),

	/**
	 * The certificate of a client.
	 */
	USER_CERTIFICATE("usercert.pem"),

	/**
	 * The private key of a client.
	 */
	USER_KEY("userkey.pem");

	private final String fileName;

	PemFile(String fileName) {
		this.fileName = fileName;
	}

	String fileName() {
		return this.fileName;
	}

}
