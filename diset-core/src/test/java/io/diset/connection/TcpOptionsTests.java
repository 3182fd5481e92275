package io.diset.connection;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

class TcpOptionsTests {

	@Test
	@EnabledIf("hasEpoll")
	void tellTheOperatingSystemWhenToGiveUp() throws Exception {
		Channel channel = new EpollSocketChannel();
		TcpOptions.set(channel, ConnectionSettings.DEFAULTS);
		assertThat(channel.config().getOption(EpollChannelOption.TCP_USER_TIMEOUT)).isEqualTo(300_000);
		assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
		channel.unsafe().closeForcibly();
	}

	@Test
	@EnabledIf("hasEpoll")
	void leaveTheOperatingSystemAloneIfTold() throws Exception {
		Channel channel = new EpollSocketChannel();
		TcpOptions.set(channel, ConnectionSettings.builder().tcpUserTimeout(Duration.ZERO).build());
		assertThat(channel.config().getOption(EpollChannelOption.TCP_USER_TIMEOUT)).isZero();
		channel.unsafe().closeForcibly();
	}

	@Test
	void doWithoutATimeoutWhereTheTransportHasNone() {
		Channel channel = new NioSocketChannel();
		TcpOptions.set(channel, ConnectionSettings.DEFAULTS);
		assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
		channel.unsafe().closeForcibly();
	}

	static boolean hasEpoll() {
		return Epoll.isAvailable();
	}

}
