package io.diset.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class NestedRecordTests {

	private static final MessageType<Submit> SUBMIT = MessageType.of(Submit.class);

	private static final MessageType<Tree> TREE = MessageType.of(Tree.class);

	@Test
	void travelAsDictsInTheOrderOfTheirComponents() {
		assertThat(SUBMIT).hasToString("Submit(job: dict)");
		assertThat(SUBMIT.write(new Submit(new Job(7, new Site("CERN", Optional.of(1.5)))))).singleElement()
			.asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsExactly(entry("id", 7L), entry("site", Map.of("name", "CERN", "load", 1.5)));
	}

	@Test
	void areReadFromDicts() {
		assertThat(SUBMIT.read(List.of(job(7L, Map.of("name", "CERN", "load", 1.5)))))
			.isEqualTo(new Submit(new Job(7, new Site("CERN", Optional.of(1.5)))));
	}

	@Test
	void sendNullForWhatIsOptionalAndTakeNullOrNothing() {
		Map<String, @Nullable Object> site = new HashMap<>(Map.of("name", "CERN"));
		Submit message = new Submit(new Job(7, new Site("CERN", Optional.empty())));
		assertThat(SUBMIT.read(List.of(job(7L, site)))).isEqualTo(message);
		site.put("load", null);
		assertThat(SUBMIT.write(message)).containsExactly(job(7L, site));
		assertThat(SUBMIT.read(List.of(job(7L, site)))).isEqualTo(message);
	}

	@Test
	void ignoreKeysThatTheyDoNotKnow() {
		assertThat(SUBMIT.read(List.of(Map.of("id", 7, "owner", "x", "site", Map.of("name", "CERN", "ID", 1)))))
			.isEqualTo(new Submit(new Job(7, new Site("CERN", Optional.empty()))));
	}

	@Test
	void sayWhichKeyIsMissing() {
		assertRefused(job(7, Map.of()), "Attribute 'job.site.name' of message Submit is missing");
	}

	@Test
	void sayWhichValueIsWrong() {
		assertRefused(Map.of("site", Map.of(), "id", "7"),
				"Wrong type for attribute 'job.id' of message Submit: str, expected int");
		assertRefused(job(7, "CERN"), "Wrong type for attribute 'job.site' of message Submit: str, expected dict");
		assertRefused(job(1L << 31, Map.of()), "Value of attribute 'job.id' of message Submit is out of range");
		assertRefused(job(7, Map.of("name", "CERN", "load", 1)),
				"Wrong type for attribute 'job.site.load' of message Submit: int, expected float");
	}

	@Test
	void sayWhichValueMayNotBeNull() {
		assertRefused(job(null, Map.of()), "Wrong type for attribute 'job.id' of message Submit: null, expected int");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> SUBMIT.write(new Submit(new Job(7, null))))
			.withMessage("Wrong type for attribute 'job.site' of message Submit: null, expected dict (Map)");
	}

	@Test
	void sayWhichRecordRefusedItsValues() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> SUBMIT.read(List.of(job(-1, Map.of("name", "CERN")))))
			.withMessage("Attribute 'job' of message Submit was refused by its class")
			.havingCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessage("secret");
	}

	@Test
	void sayWhichAccessorFailed() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(OfUnreadable.class).write(new OfUnreadable(new Unreadable(1))))
			.withMessage("Attribute 'bad.id' of message OfUnreadable cannot be read")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void mayHoldRecordsOfTheirOwnClass() {
		Tree tree = new Tree("a", List.of(new Tree("b", List.of()), new Tree("c", List.of(new Tree("d", List.of())))));
		List<@Nullable Object> values = Arrays.asList(TREE.write(tree));
		assertThat(values).hasToString("[[{name=b, children=[]}, {name=c, children=[{name=d, children=[]}]}], a]");
		assertThat(TREE.read(values)).isEqualTo(tree);
	}

	@Test
	void mayHoldEachOther() {
		MessageType<Hen> type = MessageType.of(Hen.class);
		Hen hen = new Hen(Optional.of(new Egg(Optional.of(new Hen(Optional.empty())))));
		assertThat(type).hasToString("Hen(egg: any)");
		assertThat(type.read(Arrays.asList(type.write(hen)))).isEqualTo(hen);
	}

	@Test
	void sayWhereAValueDeepInATreeIsWrong() {
		Object bad = Map.of("name", "d", "children", 1);
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> TREE.read(List.of(List.of(Map.of("name", "b", "children", List.of(bad))), "a")))
			.withMessage(
					"Wrong type for attribute 'children[0].children[0].children' of message Tree: int, expected list");
	}

	@Test
	void areRefusedWhenTheyHoldThemselves() {
		List<Tree> children = new ArrayList<>();
		Tree endless = new Tree("a", children);
		children.add(endless);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> TREE.write(endless))
			.withMessageStartingWith("Attribute 'children[0].children[0].")
			.withMessageEndingWith("...' of message Tree has more than 100 levels");
	}

	@Test
	void mayBeMessagesThemselves() {
		MessageType<OfMessage> type = MessageType.of(OfMessage.class);
		OfMessage message = new OfMessage(new Submit(new Job(7, new Site("CERN", Optional.empty()))));
		assertThat(type.read(Arrays.asList(type.write(message)))).isEqualTo(message);
	}

	private static Map<String, @Nullable Object> job(@Nullable Object id, Object site) {
		Map<String, @Nullable Object> job = new HashMap<>();
		job.put("id", id);
		job.put("site", site);
		return job;
	}

	private static void assertRefused(Map<String, ? extends @Nullable Object> job, String text) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> SUBMIT.read(List.of(job)))
			.withMessage(text);
	}

	@DisetMessage("Submit")
	record Submit(Job job) {
	}

	record Job(int id, Site site) {

		Job {
			if (id < 0) {
				throw new IllegalArgumentException("secret");
			}
		}

	}

	record Site(String name, Optional<Double> load) {
	}

	@DisetMessage("Tree")
	record Tree(String name, List<Tree> children) {
	}

	@DisetMessage("Hen")
	record Hen(Optional<Egg> egg) {
	}

	record Egg(Optional<Hen> hen) {
	}

	@DisetMessage("OfMessage")
	record OfMessage(Submit submit) {
	}

	@DisetMessage("OfUnreadable")
	record OfUnreadable(Unreadable bad) {
	}

	record Unreadable(int id) {

		@Override
		public int id() {
			throw new IllegalStateException("accessor");
		}

	}

}
