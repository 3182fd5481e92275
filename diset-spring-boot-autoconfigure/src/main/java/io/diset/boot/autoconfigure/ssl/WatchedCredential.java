package io.diset.boot.autoconfigure.ssl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.pem.PemSslStore;

/**
 * The files of a credential that are read again when they change. While what is there
 * cannot be used, as when only one of two files has been replaced yet, the credential
 * before stays, and each problem is logged once.
 */
final class WatchedCredential implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(WatchedCredential.class);

	private final CredentialFiles files;

	private final Consumer<PemSslStore> renewed;

	private List<@Nullable FileState> used;

	private @Nullable String problem;

	/**
	 * Create a watch.
	 * @param files the files
	 * @param used what the files were like before they were read
	 * @param renewed gets what is in the files when it has changed and can be used
	 */
	WatchedCredential(CredentialFiles files, List<@Nullable FileState> used, Consumer<PemSslStore> renewed) {
		this.files = files;
		this.used = used;
		this.renewed = renewed;
	}

	static List<@Nullable FileState> stateOf(CredentialFiles files) {
		List<@Nullable FileState> states = new ArrayList<>();
		states.add(FileState.of(files.certificate()));
		states.add(FileState.of(files.privateKey()));
		return states;
	}

	/**
	 * Look at the files. Called by one thread at a time.
	 */
	@Override
	public void run() {
		List<@Nullable FileState> state = stateOf(this.files);
		if (state.equals(this.used)) {
			return;
		}
		try {
			this.renewed.accept(this.files.load());
			this.used = state;
			this.problem = null;
		}
		catch (RuntimeException ex) {
			if (!String.valueOf(ex.getMessage()).equals(this.problem)) {
				this.problem = String.valueOf(ex.getMessage());
				logger.error("{}. What was there before stays in use", this.problem);
			}
		}
	}

}
