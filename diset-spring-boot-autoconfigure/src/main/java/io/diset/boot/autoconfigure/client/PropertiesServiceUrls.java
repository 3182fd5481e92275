package io.diset.boot.autoconfigure.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.diset.client.DisetServiceUrls;
import io.diset.client.ServiceUrl;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The URLs of services that the properties list.
 */
final class PropertiesServiceUrls implements DisetServiceUrls {

	private static final String PROPERTY = "diset.client.services";

	private final Map<String, List<ServiceUrl>> urls = new LinkedHashMap<>();

	/**
	 * Read the URLs.
	 * @param services the URLs by the names of the services
	 * @throws InvalidConfigurationPropertyValueException if one is no URL of its service
	 */
	PropertiesServiceUrls(Map<String, List<String>> services) {
		services.forEach((service, texts) -> {
			List<ServiceUrl> parsed = new ArrayList<>();
			texts.forEach((text) -> parsed.add(parse(service, text)));
			this.urls.put(service, List.copyOf(parsed));
		});
	}

	@Override
	public List<ServiceUrl> urls(String service) {
		List<ServiceUrl> known = this.urls.getOrDefault(service, List.of());
		if (known.isEmpty()) {
			throw new IllegalStateException(
					"Service %s has no URL: set '%s.[%s]'".formatted(service, PROPERTY, service));
		}
		return known;
	}

	private static ServiceUrl parse(String service, String text) {
		String property = "%s.[%s]".formatted(PROPERTY, service);
		ServiceUrl url;
		try {
			String path = URI.create(text).getPath();
			url = ServiceUrl.parse((path != null && path.isEmpty()) ? text + "/" + service : text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, text, ex.getMessage(), ex);
		}
		if (!url.service().equals(service)) {
			throw new InvalidConfigurationPropertyValueException(property, text,
					"It is the URL of service %s.".formatted(url.service()));
		}
		return url;
	}

}
