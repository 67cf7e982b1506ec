/*
 * Copyright 2026 the Tertia authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.tertia.autoconfigure.http;

import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitStore;
import dev.tertia.http.limit.failover.FailoverRateLimitStore;
import dev.tertia.http.limit.failover.StoreCircuit;
import dev.tertia.http.limit.redis.ConnectingRateLimitStore;
import dev.tertia.http.limit.redis.RedisRateLimitStore;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import java.time.Clock;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for
 * limits that all instances of an application share, in the Redis of {@code spring.data.redis}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnClass({
    RedisRateLimitStore.class,
    RedisClient.class,
    CircuitBreaker.class,
    LettuceConnectionFactory.class,
    DataRedisAutoConfiguration.class
})
@ConditionalOnBean(LettuceConnectionFactory.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty(name = "tertia.http.rate-limit.store", havingValue = "redis")
@ConditionalOnBooleanProperty(name = "tertia.http.rate-limit.enabled", matchIfMissing = true)
@Conditional(OnPolicyCondition.class)
@EnableConfigurationProperties(RateLimitProperties.class)
public final class RedisRateLimitAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(RateLimitStore.class)
    FailoverRateLimitStore redisRateLimitStore(
            RateLimitProperties properties,
            LettuceConnectionFactory connections,
            ObjectProvider<RateLimitObserver> observers) {
        RateLimitProperties.RedisProperties redis = properties.redis();
        ConnectingRateLimitStore store =
                new ConnectingRateLimitStore(
                        new RedisConnector(connections, redis), redis.timeout());
        store.connect();
        return new FailoverRateLimitStore(
                store,
                new LocalRateLimitStore(properties.maxKeys()),
                redis.onFailure(),
                StoreCircuit.breaker(
                        "tertia-rate-limit", redis.failures(), redis.coolDown(), Clock.systemUTC()),
                RateLimitObserver.of(observers.orderedStream().toList()));
    }
}
