package io.diset.boot.autoconfigure.ssl;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of SSL bundles that are not among Boot's.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("diset.ssl")
public class DisetSslProperties {

	private final Bundles bundle = new Bundles();

	/**
	 * Return the properties of the bundles.
	 * @return the properties of the bundles
	 */
	public Bundles getBundle() {
		return this.bundle;
	}

	/**
	 * Properties of the bundles.
	 */
	public static class Bundles {

		/**
		 * SSL bundles with the credentials and the trust of the grid, by names of your
		 * choice, which can be used wherever the name of a bundle is asked for. Each has
		 * the properties 'keystore', 'truststore', 'options', 'protocol' and
		 * 'reload-on-update'.
		 */
		private final Map<String, GridSslBundleProperties> grid = new LinkedHashMap<>();

		private final Watch watch = new Watch();

		/**
		 * Return the grid bundles.
		 * @return the grid bundles by name
		 */
		public Map<String, GridSslBundleProperties> getGrid() {
			return this.grid;
		}

		/**
		 * Return the properties of watching files.
		 * @return the properties of watching files
		 */
		public Watch getWatch() {
			return this.watch;
		}

	}

	/**
	 * Properties of watching files.
	 */
	public static class Watch {

		/**
		 * Time between two looks at the files of keys. Use 0 to read them only once. If
		 * no unit is given, seconds are used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration interval = Duration.ofSeconds(5);

		/**
		 * Return the time between two looks at the files of keys.
		 * @return the time between two looks at the files of keys
		 */
		public Duration getInterval() {
			return this.interval;
		}

		/**
		 * Set the time between two looks at the files of keys.
		 * @param interval the time between two looks at the files of keys
		 */
		public void setInterval(Duration interval) {
			this.interval = interval;
		}

	}

}
