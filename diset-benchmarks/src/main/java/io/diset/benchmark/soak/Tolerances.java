package io.diset.benchmark.soak;

/**
 * How much more there may be than nothing has been kept.
 *
 * @param heapRise by how many bytes the trend of the heap may rise over all quiet points
 * @param directRise the same for direct memory, which is reserved in chunks
 * @param descriptors how many more file descriptors there may be than at the first quiet
 * point
 * @param threads the same for threads: pools make them as they are needed
 * @param timers the same for scheduled tasks
 * @param objects the same for live connections and channels
 */
record Tolerances(long heapRise, long directRise, long descriptors, long threads, long timers, long objects) {

	static final Tolerances DEFAULTS = new Tolerances(1_500_000, 4_200_000, 4, 6, 20, 10);

}
