package io.diset.message;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageTypesTests {

	private static final int COLLECTIONS = 200;

	@Test
	void resolveARecordOnce() {
		MessageTypes types = MessageTypes.of(new TextConverters());
		assertThat(types.get(Wait.class)).isSameAs(types.get(Wait.class))
			.isSameAs(types.ofMessage(new Wait(Duration.ZERO)));
	}

	@Test
	void areTheDefaultsWhereNoneAreGiven() {
		assertThat(MessageTypes.defaults()).isSameAs(MessageTypes.defaults());
		assertThat(MessageTypes.defaults().get(Plain.class)).isSameAs(MessageType.of(Plain.class))
			.isSameAs(MessageType.ofMessage(new Plain(1)));
	}

	@Test
	void doNotMindEachOther() {
		MessageTypes types = MessageTypes.of(new TextConverters());
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(Wait.class));
			assertThat(types.get(Wait.class)).hasToString("Wait(time: str)");
		}
		assertThat(types.get(Plain.class)).isNotSameAs(MessageType.of(Plain.class));
	}

	@Test
	void takeTheDefinitionOfADynamicMessage() {
		MessageDefinition definition = MessageDefinition.of("Dynamic");
		assertThat(MessageTypes.of(AttributeConverters.none()).ofMessage(Message.of(definition)).definition())
			.isSameAs(definition);
	}

	@Test
	void refuseWhatIsNoMessage() {
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> MessageTypes.of(new TextConverters()).ofMessage("Ping"))
			.withMessage("java.lang.String is not a message: it must be a record with @DisetMessage");
	}

	@Test
	void doNotKeepTheClassOfARecord() throws Exception {
		WeakReference<ClassLoader> loader = resolveElsewhere(MessageTypes.defaults());
		for (int i = 0; loader.get() != null && i < COLLECTIONS; i++) {
			System.gc();
			Thread.onSpinWait();
		}
		assertThat(loader.get()).isNull();
	}

	@Test
	void areNotKeptByTheClassOfARecord() {
		WeakReference<AttributeConverters> converters = resolveHere();
		for (int i = 0; converters.get() != null && i < COLLECTIONS; i++) {
			System.gc();
			// Classes forget what is gone when they are asked for something else
			MessageTypes.of(AttributeConverters.none()).get(Wait.Holder.class);
		}
		assertThat(converters.get()).isNull();
	}

	private static WeakReference<ClassLoader> resolveElsewhere(MessageTypes types) throws ClassNotFoundException {
		ClassLoader loader = new OwnClasses();
		Class<?> type = Class.forName(Plain.class.getName(), true, loader);
		assertThat(type).isNotEqualTo(Plain.class);
		assertThat(types.get(type)).hasToString("Plain(id: int)");
		return new WeakReference<>(loader);
	}

	private static WeakReference<AttributeConverters> resolveHere() {
		AttributeConverters converters = new TextConverters();
		assertThat(MessageTypes.of(converters).get(Wait.Holder.class).name()).isEqualTo("Holder");
		return new WeakReference<>(converters);
	}

	@DisetMessage("Plain")
	record Plain(int id) {
	}

	@DisetMessage("Wait")
	record Wait(Duration time) {

		/**
		 * A record whose message type is asked for again and again.
		 *
		 * @param id a value
		 */
		@DisetMessage("Holder")
		record Holder(int id) {
		}

	}

	/**
	 * Loads the record anew.
	 */
	private static final class OwnClasses extends ClassLoader {

		OwnClasses() {
			super(MessageTypesTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.equals(Plain.class.getName())) {
				return super.loadClass(name, resolve);
			}
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = file.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
