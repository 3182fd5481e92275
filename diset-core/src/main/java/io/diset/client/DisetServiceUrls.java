package io.diset.client;

import java.util.List;

/**
 * Knows where services are. Asked at each attempt to connect, so that an answer may
 * change while a client lives.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DisetServiceUrls {

	/**
	 * Return where a service is. Called on the executor of the client, and may block, but
	 * not longer than the client's connect timeout.
	 * @param service the name of the service in the form System/Component
	 * @return the URLs of the service, all of which name it. A client tries them in this
	 * order, beginning with the one that it was connected to last
	 */
	List<ServiceUrl> urls(String service);

}
