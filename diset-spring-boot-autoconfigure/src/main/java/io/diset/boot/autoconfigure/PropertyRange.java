package io.diset.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Checks values of properties, so that one which makes no sense is named by its property.
 *
 * @param prefix the prefix of the properties, without a dot at its end
 * @since 0.1.0
 */
public record PropertyRange(String prefix) {

	/**
	 * Require a number that is at least 1.
	 * @param name the name of the property without the prefix
	 * @param value its value
	 * @return the value
	 * @throws InvalidConfigurationPropertyValueException if it is less
	 */
	public int positive(String name, int value) {
		require(value > 0, name, value, "It must be at least 1.");
		return value;
	}

	/**
	 * Require a time that is at least a millisecond.
	 * @param name the name of the property without the prefix
	 * @param value its value
	 * @return the value
	 * @throws InvalidConfigurationPropertyValueException if it is less
	 */
	public Duration positive(String name, Duration value) {
		atLeast(name, value, Duration.ofMillis(1));
		return value;
	}

	/**
	 * Require a time that is at least a millisecond, if there is one.
	 * @param name the name of the property without the prefix
	 * @param value its value, if it is set
	 * @return the value
	 * @throws InvalidConfigurationPropertyValueException if it is less
	 */
	public @Nullable Duration positiveOrNone(String name, @Nullable Duration value) {
		return (value != null) ? positive(name, value) : null;
	}

	/**
	 * Require a time that is not too short.
	 * @param name the name of the property without the prefix
	 * @param value its value
	 * @param least the shortest time
	 * @return the value
	 * @throws InvalidConfigurationPropertyValueException if it is shorter
	 */
	public Duration atLeast(String name, Duration value, Duration least) {
		require(value.compareTo(least) >= 0, name, value,
				least.isZero() ? "It must not be negative." : "It must be at least %d ms.".formatted(least.toMillis()));
		return value;
	}

	/**
	 * Require a size that is at least a byte.
	 * @param name the name of the property without the prefix
	 * @param value its value
	 * @return the value
	 * @throws InvalidConfigurationPropertyValueException if it is less
	 */
	public DataSize positive(String name, DataSize value) {
		require(value.toBytes() > 0, name, value, "It must be at least one byte.");
		return value;
	}

	/**
	 * Require a share.
	 * @param name the name of the property without the prefix
	 * @param value its value
	 * @return the value
	 * @throws InvalidConfigurationPropertyValueException if it is not from 0 to 1
	 */
	public double share(String name, double value) {
		require(value >= 0 && value <= 1, name, value, "It must be from 0 to 1.");
		return value;
	}

	private void require(boolean valid, String name, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(this.prefix + "." + name, value, reason);
		}
	}

}
