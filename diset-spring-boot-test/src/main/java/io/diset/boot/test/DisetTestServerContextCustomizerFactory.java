package io.diset.boot.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link AutoConfigureDisetTestServer @AutoConfigureDisetTestServer} on a test.
 */
class DisetTestServerContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		AutoConfigureDisetTestServer annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureDisetTestServer.class);
		return (annotation != null) ? new DisetTestServerContextCustomizer(annotation.ssl()) : null;
	}

}
