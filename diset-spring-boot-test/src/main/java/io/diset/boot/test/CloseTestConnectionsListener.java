package io.diset.boot.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Closes the connections that a test method has left open, so that the next one finds the
 * services as it expects them.
 */
class CloseTestConnectionsListener implements TestExecutionListener {

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.hasApplicationContext()) {
			testContext.getApplicationContext()
				.getBeanProvider(TestConnector.class)
				.ifAvailable(TestConnector::closeConnections);
		}
	}

}
